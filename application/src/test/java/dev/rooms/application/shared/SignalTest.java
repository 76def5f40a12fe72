package dev.rooms.application.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
final class SignalTest {
    private static final Duration LONG = Duration.ofMinutes(5);
    private static final Duration SHORT = Duration.ofMillis(20);

    private final Signal signal = new Signal();

    @Test
    void a_signal_raised_while_nobody_waits_is_kept() throws InterruptedException {
        signal.raise();
        signal.await(LONG);
    }

    @Test
    void several_are_one() throws InterruptedException {
        signal.raise();
        signal.raise();
        signal.await(LONG);
        var start = System.nanoTime();
        signal.await(SHORT);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(SHORT);
    }

    @Test
    void whoever_waits_is_woken() throws InterruptedException {
        var raiser = Thread.ofVirtual().start(signal::raise);
        signal.await(LONG);
        assertThat(raiser.join(LONG)).isTrue();
    }
}
