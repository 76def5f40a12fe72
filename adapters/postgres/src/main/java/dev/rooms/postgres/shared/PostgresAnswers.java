package dev.rooms.postgres.shared;

import dev.rooms.application.shared.AnswerOnce.Answer;
import dev.rooms.application.shared.AnswerOnce.Request;
import dev.rooms.application.shared.Answers;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;

@ApplicationScoped
class PostgresAnswers implements Answers {
    private final Sql sql;

    PostgresAnswers(Sql sql) {
        this.sql = sql;
    }

    @Override
    public boolean claim(Request request) {
        return AdvisoryLock.ANSWER.tryHold(sql, request.caller().id(), request.operation(), request.key());
    }

    @Override
    public Optional<Given> find(Request request, Instant now) {
        return sql.find(
                "select * from answer where caller = ? and operation = ? and key = ? and expires_at > ?",
                row -> new Given(
                        row.getString("fingerprint"),
                        new Answer(
                                row.getInt("status"),
                                row.getString("location"),
                                row.getString("etag"),
                                row.getString("body"),
                                row.getString("remint"))),
                request.caller().id(),
                request.operation(),
                request.key(),
                now);
    }

    @Override
    public void save(Request request, Answer answer, Instant expiresAt) {
        sql.run(
                """
                insert into answer (caller, operation, key, fingerprint, status, location, etag, body, remint, expires_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (caller, operation, key) do update set
                  fingerprint = excluded.fingerprint, status = excluded.status, location = excluded.location,
                  etag = excluded.etag, body = excluded.body, remint = excluded.remint, expires_at = excluded.expires_at
                """,
                request.caller().id(),
                request.operation(),
                request.key(),
                request.fingerprint(),
                answer.status(),
                answer.location(),
                answer.etag(),
                answer.body(),
                answer.remint(),
                expiresAt);
    }

    @Override
    public void purge(Instant now) {
        sql.run("delete from answer where expires_at <= ?", now);
    }
}
