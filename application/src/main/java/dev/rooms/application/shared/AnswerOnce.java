package dev.rooms.application.shared;

import dev.rooms.domain.shared.Caller;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Gives a request that is sent twice one effect and one answer (draft-ietf-httpapi-idempotency-key-header). The answer
 * commits with the effect, so no key stays taken after a crash; a request that fails leaves its key free.
 */
public final class AnswerOnce {
    private static final Duration KEPT = Duration.ofHours(24);

    /**
     * @param operation what is asked for: the same key may be used for something else
     * @param fingerprint of everything in the request that its effect depends on
     */
    public record Request(Caller caller, String operation, String key, String fingerprint) {}

    /**
     * An answer as it can be given again.
     *
     * @param remint the token to mint again instead, because its text is never stored
     */
    public record Answer(
            int status,
            @Nullable String location,
            @Nullable String etag,
            @Nullable String body,
            @Nullable String remint) {}

    /** What was answered, and whether it had been answered before. */
    public record Outcome(Answer answer, boolean replayed) {}

    private final Answers answers;
    private final Transactions transactions;
    private final InstantSource clock;

    public AnswerOnce(Answers answers, Transactions transactions, InstantSource clock) {
        this.answers = answers;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * @throws RequestRunning while the first request with this key runs
     * @throws KeyReused when the key was used for another request
     */
    public Outcome handle(Request request, Supplier<Answer> work) {
        return transactions.within(() -> {
            if (!answers.claim(request)) {
                throw new RequestRunning();
            }
            return given(request).orElseGet(() -> {
                var answer = work.get();
                answers.save(request, answer, clock.instant().plus(KEPT));
                return new Outcome(answer, false);
            });
        });
    }

    /**
     * The same for work that calls others, so that no transaction may wait for it, and that does no harm when it is done
     * twice. Of two that run at once the first to be done is answered to both.
     *
     * @throws KeyReused when the key was used for another request
     */
    public Outcome handleRemote(Request request, Supplier<Answer> work) {
        return transactions.within(() -> given(request)).orElseGet(() -> {
            var answer = work.get();
            return handle(request, () -> answer);
        });
    }

    private Optional<Outcome> given(Request request) {
        return answers.find(request, clock.instant()).map(given -> {
            if (!given.fingerprint().equals(request.fingerprint())) {
                throw new KeyReused();
            }
            return new Outcome(given.answer(), true);
        });
    }
}
