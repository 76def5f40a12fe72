package dev.rooms.bootstrap;

import dev.rooms.application.room.Causes;
import dev.rooms.domain.room.LiveKitRoomName;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Remembers the span of the request that caused work; without traces there is none. */
@Singleton
class TracedCauses implements Causes {
    private static final int MOST = 1_000;
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private record Cause(SpanContext span, Instant since) {}

    private final Map<LiveKitRoomName, Cause> causes = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<LiveKitRoomName, Cause> eldest) {
            return size() > MOST;
        }
    };
    private final InstantSource clock;

    TracedCauses(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public void remember(LiveKitRoomName room) {
        var span = Span.current().getSpanContext();
        if (span.isSampled()) {
            synchronized (causes) {
                causes.remove(room);
                causes.put(room, new Cause(span, clock.instant()));
            }
        }
    }

    @Override
    public void follow(LiveKitRoomName room, Runnable work) {
        var span = cause(room);
        if (span.isEmpty()) {
            work.run();
            return;
        }
        try (Scope _ = Context.root().with(Span.wrap(span.get())).makeCurrent()) {
            work.run();
        }
    }

    private Optional<SpanContext> cause(LiveKitRoomName room) {
        synchronized (causes) {
            return Optional.ofNullable(causes.get(room))
                    .filter(cause -> cause.since().plus(LONGEST).isAfter(clock.instant()))
                    .map(Cause::span);
        }
    }
}
