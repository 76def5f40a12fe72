package dev.rooms.livekit.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rooms.domain.room.Session;
import dev.rooms.domain.room.SessionEndReason;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Whatever the network does to a real history, the ledger is right in the end. */
final class LedgerTruthTest {
    private static final int SHUFFLINGS = 6000;
    private static final int LOSSES = 4500;

    @Test
    void told_in_order_it_is_what_happened() {
        var ledger = Disorder.inOrder();
        assertThat(ledger.sessions())
                .extracting(Session::endReason)
                .containsExactlyInAnyOrder(SessionEndReason.EMPTIED, SessionEndReason.CLOSED);
        assertThat(ledger.attendances())
                .extracting(it -> it.identity().value() + " " + it.connections().size() + " " + it.reason())
                .containsExactlyInAnyOrder(
                        "ana 1 CLIENT_INITIATED",
                        "ana 1 CLIENT_INITIATED",
                        "ben 3 CLIENT_INITIATED",
                        "cem 1 CONNECTION_TIMEOUT",
                        "ana 1 ROOM_DELETED",
                        "cem 1 ROOM_DELETED");
    }

    @Test
    void shuffled_and_doubled_it_is_the_same_ledger() {
        assertThat(wrong(SHUFFLINGS, seed -> Disorder.of(seed, Wiring.RIGHT))).isEmpty();
    }

    @Test
    void with_losses_nobody_is_open_who_is_gone_and_what_was_seen_is_kept_with_its_times() {
        assertThat(wrong(LOSSES, seed -> Loss.of(seed, Wiring.RIGHT))).isEmpty();
    }

    /** By seed, so that each can be looked at again. */
    private static Map<Long, String> wrong(int seeds, LongFunction<Optional<String>> property) {
        var wrong = new TreeMap<Long, String>();
        LongStream.range(0, seeds)
                .parallel()
                .forEach(seed -> property.apply(seed).ifPresent(what -> {
                    synchronized (wrong) {
                        wrong.put(seed, what);
                    }
                }));
        return wrong;
    }
}
