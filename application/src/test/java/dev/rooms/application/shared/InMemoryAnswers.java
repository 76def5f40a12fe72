package dev.rooms.application.shared;

import dev.rooms.application.shared.AnswerOnce.Answer;
import dev.rooms.application.shared.AnswerOnce.Request;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

public final class InMemoryAnswers implements Answers {
    private record Key(String caller, String operation, String key) {
        static Key of(Request request) {
            return new Key(request.caller().id(), request.operation(), request.key());
        }
    }

    private record Kept(Given given, Instant expiresAt) {
        boolean expiredAt(Instant now) {
            return !now.isBefore(expiresAt);
        }
    }

    private final InMemoryLocks<Key> claims = new InMemoryLocks<>();
    private final Map<Key, Kept> answers = new HashMap<>();

    @Override
    public boolean claim(Request request) {
        return claims.take(Key.of(request));
    }

    @Override
    public synchronized Optional<Given> find(Request request, Instant now) {
        return Optional.ofNullable(answers.get(Key.of(request)))
                .filter(kept -> !kept.expiredAt(now))
                .map(Kept::given);
    }

    @Override
    public synchronized void save(Request request, Answer answer, Instant expiresAt) {
        answers.put(Key.of(request), new Kept(new Given(request.fingerprint(), answer), expiresAt));
    }

    @Override
    public synchronized void purge(Instant now) {
        answers.values().removeIf(kept -> kept.expiredAt(now));
    }
}
