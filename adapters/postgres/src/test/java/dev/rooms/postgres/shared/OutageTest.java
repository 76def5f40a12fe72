package dev.rooms.postgres.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.SimpleFormatter;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class OutageTest {
    private static final String NAME = OutageTest.class.getName();

    private final List<String> lines = new ArrayList<>();
    private final AtomicLong now = new AtomicLong();
    private final Outage outage = new Outage(Logger.getLogger(NAME), now::get);
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord line) {
            lines.add(new SimpleFormatter().formatMessage(line));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        java.util.logging.Logger.getLogger(NAME).addHandler(handler);
    }

    @AfterEach
    void leave() {
        java.util.logging.Logger.getLogger(NAME).removeHandler(handler);
    }

    private void fail(int times) {
        for (var time = 0; time < times; time++) {
            outage.failed(new IllegalStateException("refused"));
        }
    }

    private void advance(Duration time) {
        now.addAndGet(time.toNanos());
    }

    @Test
    void an_outage_is_a_line_when_it_begins_one_a_minute_and_one_when_it_ends() {
        outage.succeeded();
        fail(100);
        assertThat(lines).hasSize(1);
        advance(Duration.ofSeconds(59));
        fail(100);
        assertThat(lines).hasSize(1);
        advance(Duration.ofSeconds(1));
        fail(100);
        assertThat(lines).hasSize(2);
        advance(Duration.ofSeconds(1));
        outage.succeeded();
        assertThat(lines).hasSize(2);
        advance(Duration.ofSeconds(1));
        outage.succeeded();
        outage.succeeded();
        assertThat(lines).hasSize(3);
        fail(1);
        assertThat(lines).hasSize(4);
    }
}
