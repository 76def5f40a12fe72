package dev.rooms.application.access;

import dev.rooms.domain.access.JoinRefused;
import dev.rooms.domain.access.JoinRefused.Reason;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Tells a proxy in front of the media server whether whoever comes with these tokens may pass; asks memory alone. */
public final class AuthorizeJoin {
    private final JoinTokens joinTokens;
    private final AllowList list;
    private final Duration patience;
    private final InstantSource clock;

    /** @param patience how long a token that the list does not know may wait for the next look at the ledger */
    public AuthorizeJoin(JoinTokens joinTokens, AllowList list, Duration patience, InstantSource clock) {
        this.joinTokens = joinTokens;
        this.list = list;
        this.patience = patience;
        this.clock = clock;
    }

    /**
     * @param texts every token in the request: all must be good, so that it does not matter which one is used
     * @throws AllowListMissing before the list was read for the first time
     * @throws JoinRefused when they may not
     */
    public void handle(List<String> texts) {
        if (!list.isThere()) {
            throw new AllowListMissing();
        }
        if (texts.isEmpty()) {
            throw new JoinRefused(Reason.NO_TOKEN);
        }
        texts.forEach(this::check);
    }

    private void check(String text) {
        var token = joinTokens.read(text, clock.instant()).orElseThrow(() -> new JoinRefused(Reason.NOT_VERIFIED));
        // Without a room it is good for every one, so also for ours; no token of ours is like that.
        if (token.isStandard()
                && (token.room().value().isEmpty() || token.room().looksDrawn())) {
            mustBeAllowed(token);
        }
    }

    private void mustBeAllowed(JoinTokens.Claims token) {
        if (refusal(token).filter(AuthorizeJoin::mayBeNews).isPresent()) {
            list.awaitNext(patience);
        }
        refusal(token).ifPresent(reason -> {
            throw new JoinRefused(reason);
        });
    }

    private Optional<Reason> refusal(JoinTokens.Claims token) {
        return list.refusal(token.room(), token.identity(), token.token(), clock.instant());
    }

    /** Issued a moment ago, perhaps by another replica, it is not in the list yet. */
    private static boolean mayBeNews(Reason reason) {
        return reason == Reason.SESSION_OVER || reason == Reason.NOT_ISSUED;
    }
}
