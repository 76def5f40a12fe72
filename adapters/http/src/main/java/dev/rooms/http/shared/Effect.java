package dev.rooms.http.shared;

/** A body that says whether its request changes anything; where it does not, no answer is kept for an Idempotency-Key. */
public interface Effect {
    boolean hasEffect();
}
