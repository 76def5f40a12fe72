package dev.rooms.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rooms.application.shared.MutableClock;
import dev.rooms.domain.room.LiveKitRoomName;
import dev.rooms.domain.room.SessionId;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class TracedCausesTest {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final LiveKitRoomName ROOM = room();

    private final MutableClock clock = new MutableClock(Instant.parse("2026-03-01T10:00:00Z"));
    private final TracedCauses causes = new TracedCauses(clock);

    private static LiveKitRoomName room() {
        return LiveKitRoomName.of(new SessionId(UUID.randomUUID()));
    }

    private void remember(TraceFlags flags) {
        var span = SpanContext.create(TRACE, "00f067aa0ba902b7", flags, TraceState.getDefault());
        try (Scope _ = Span.wrap(span).makeCurrent()) {
            causes.remember(ROOM);
        }
    }

    private boolean isTraced(LiveKitRoomName room) {
        var trace = new AtomicReference<String>();
        causes.follow(room, () -> trace.set(Span.current().getSpanContext().getTraceId()));
        return TRACE.equals(trace.get());
    }

    @Test
    void all_work_in_a_room_follows_what_caused_it() {
        remember(TraceFlags.getSampled());
        assertThat(isTraced(ROOM)).isTrue();
        assertThat(isTraced(ROOM)).isTrue();
        assertThat(isTraced(room())).isFalse();
        assertThat(Span.current().getSpanContext().isValid()).isFalse();
    }

    @Test
    void a_cause_is_forgotten_after_seconds() {
        remember(TraceFlags.getSampled());
        clock.advance(Duration.ofSeconds(11));
        assertThat(isTraced(ROOM)).isFalse();
    }

    @Test
    void what_is_not_traced_causes_no_trace() {
        remember(TraceFlags.getDefault());
        causes.remember(ROOM);
        assertThat(isTraced(ROOM)).isFalse();
    }
}
