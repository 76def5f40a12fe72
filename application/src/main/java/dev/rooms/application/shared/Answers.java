package dev.rooms.application.shared;

import dev.rooms.application.shared.AnswerOnce.Answer;
import dev.rooms.application.shared.AnswerOnce.Request;
import java.time.Instant;
import java.util.Optional;

/** The answers already given to requests that carried an idempotency key. */
public interface Answers {
    /** An answer and what was asked for when it was given. */
    record Given(String fingerprint, Answer answer) {}

    /**
     * Keeps the key for the transaction that is open; nobody else has it meanwhile.
     *
     * @return whether the key was free
     */
    boolean claim(Request request);

    Optional<Given> find(Request request, Instant now);

    void save(Request request, Answer answer, Instant expiresAt);

    /** Forgets what has expired. */
    void purge(Instant now);
}
