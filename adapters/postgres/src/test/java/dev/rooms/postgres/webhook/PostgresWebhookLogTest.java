package dev.rooms.postgres.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rooms.application.House;
import dev.rooms.application.shared.AtOnce;
import dev.rooms.application.shared.FreshIds;
import dev.rooms.application.shared.Transactions;
import dev.rooms.application.webhook.SignedWebhook;
import dev.rooms.application.webhook.WebhookEventId;
import dev.rooms.application.webhook.WebhookInbox;
import dev.rooms.application.webhook.WebhookLog;
import dev.rooms.postgres.PostgresTest;
import dev.rooms.postgres.shared.Sql;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What the log keeps in PostgreSQL, and for how long. */
@PostgresTest
class PostgresWebhookLogTest {
    private static final Instant RECEIVED = House.NOW;
    private static final String NUL = "\0";

    private final WebhookLog log;
    private final WebhookInbox inbox;
    private final Transactions transactions;
    private final Sql sql;

    @Inject
    PostgresWebhookLogTest(WebhookLog log, WebhookInbox inbox, Transactions transactions, Sql sql) {
        this.log = log;
        this.inbox = inbox;
        this.transactions = transactions;
        this.sql = sql;
    }

    private static SignedWebhook webhook(String line) {
        return new SignedWebhook(new WebhookEventId(FreshIds.text("EV_")), line, "{\"name\": \"Zoë \\\"😀\\\"\"}");
    }

    private static LocalDate today() {
        return LocalDate.ofInstant(Clock.systemUTC().instant(), ZoneOffset.UTC);
    }

    private static String table(LocalDate day) {
        return "inbox_log_" + day.format(DateTimeFormatter.BASIC_ISO_DATE);
    }

    private boolean exists(LocalDate day) {
        return sql.find("select to_regclass(?) is not null", row -> row.getBoolean(1), table(day))
                .orElseThrow();
    }

    private void makeDay(LocalDate day) {
        sql.run("create table if not exists %s partition of inbox_log for values from ('%s') to ('%s')"
                .formatted(table(day), day, day.plusDays(1)));
    }

    private void writeOn(LocalDate day, WebhookEventId id, String line) {
        makeDay(day);
        sql.run(
                "insert into inbox_log (event_id, logged_on, line, payload, received_at) values (?, ?::date, ?, '{}', ?)",
                id.value(),
                day.toString(),
                line,
                RECEIVED);
    }

    private void forgetUpTo(LocalDate day) {
        transactions.run(() -> inbox.forget(day.atStartOfDay(ZoneOffset.UTC).toInstant()));
    }

    private void gather() {
        while (transactions.within(inbox::gather)) {
            // Up to the end.
        }
    }

    @Test
    void a_webhook_that_cannot_be_stored_does_not_cost_those_beside_it() {
        var line = FreshIds.text("line-");
        var turn = new AtomicInteger();
        var answers = AtOnce.run(40, () -> {
            if (turn.getAndIncrement() % 10 > 0) {
                return log.append(webhook(line), RECEIVED);
            }
            assertThatThrownBy(() -> log.append(webhook(line + NUL), RECEIVED)).isInstanceOf(Sql.SqlFailure.class);
            assertThatThrownBy(
                            () -> log.append(new SignedWebhook(new WebhookEventId("EV_" + NUL), line, "{}"), RECEIVED))
                    .isInstanceOf(Sql.SqlFailure.class);
            return true;
        });
        assertThat(answers).containsOnly(true);
        assertThat(sql.find("select count(*) from inbox_log where line = ?", row -> row.getInt(1), line))
                .contains(36);
    }

    @Test
    void a_day_that_nobody_has_made_is_made_when_it_is_needed() {
        gather();
        var lines = sql.list("select line from inbox_line", row -> row.getString(1));
        sql.run("alter table inbox_log detach partition " + table(today()));
        sql.run("alter table %s rename to set_away".formatted(table(today())));
        try {
            assertThat(exists(today())).isFalse();
            assertThat(log.append(webhook(FreshIds.text("line-")), RECEIVED)).isTrue();
            assertThat(exists(today())).isTrue();
        } finally {
            sql.run("insert into inbox_log select * from set_away");
            sql.run("drop table set_away");
        }
        assertThat(sql.list("select line from inbox_line", row -> row.getString(1)))
                .containsAll(lines);
    }

    @Test
    void an_event_that_was_logged_in_the_hour_before_midnight_is_known_after_it() {
        var hourAgo = LocalDate.ofInstant(Clock.systemUTC().instant().minus(Duration.ofHours(1)), ZoneOffset.UTC);
        var known = webhook(FreshIds.text("line-"));
        writeOn(hourAgo, known.id(), known.line());
        assertThat(log.append(known, RECEIVED)).isFalse();
    }

    @Test
    void days_are_made_ahead() {
        forgetUpTo(LocalDate.EPOCH);
        assertThat(List.of(exists(today()), exists(today().plusDays(1)), exists(today().plusDays(2))))
                .containsOnly(true);
    }

    @Test
    void a_day_is_dropped_when_it_is_over_and_all_in_it_is_applied() {
        var day = today().minusDays(30);
        var line = FreshIds.text("line-");
        writeOn(day, new WebhookEventId(FreshIds.text("EV_")), line);
        forgetUpTo(day.plusDays(2));
        assertThat(exists(day)).as("not gathered yet").isTrue();
        gather();
        forgetUpTo(day.plusDays(2));
        assertThat(exists(day)).as("not applied yet").isTrue();
        transactions.run(() -> inbox.applied(inbox.take(List.of(line), RECEIVED)));
        forgetUpTo(day.plusDays(1).minusDays(1));
        assertThat(exists(day)).as("not old enough").isTrue();
        forgetUpTo(day.plusDays(1));
        assertThat(exists(day)).isFalse();
    }

    @Test
    void a_day_that_somebody_reads_is_dropped_later_and_nobody_waits_for_it() {
        var day = today().minusDays(40);
        makeDay(day);
        transactions.run(() -> {
            sql.find("select count(*) from " + table(day), row -> true);
            AtOnce.meanwhile(() -> {
                forgetUpTo(day.plusDays(1));
                return true;
            });
        });
        assertThat(exists(day)).isTrue();
        forgetUpTo(day.plusDays(1));
        assertThat(exists(day)).isFalse();
    }
}
