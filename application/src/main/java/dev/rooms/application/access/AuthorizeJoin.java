package dev.rooms.application.access;

import dev.rooms.domain.access.JoinRefused;
import dev.rooms.domain.access.JoinRefused.Reason;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Tells a proxy in front of the media server whether a request to join may pass; asks memory alone. */
public final class AuthorizeJoin {
    /**
     * A request of a client to join at the media server.
     *
     * @param tokens every token in the request: all must be good, so that it does not matter which one is used
     * @param joinRequests every join request of the newer signalling protocol in it
     * @param changesParticipant whether its parameters ask for another identity, metadata or attributes
     */
    public record Request(List<String> tokens, List<String> joinRequests, boolean changesParticipant) {
        public Request {
            tokens = List.copyOf(tokens);
            joinRequests = List.copyOf(joinRequests);
        }
    }

    private final JoinTokens joinTokens;
    private final JoinRequests joinRequests;
    private final AllowList list;
    private final Duration patience;
    private final InstantSource clock;

    /** @param patience how long a token that the list does not know may wait for the next look at the ledger */
    public AuthorizeJoin(
            JoinTokens joinTokens, JoinRequests joinRequests, AllowList list, Duration patience, InstantSource clock) {
        this.joinTokens = joinTokens;
        this.joinRequests = joinRequests;
        this.list = list;
        this.patience = patience;
        this.clock = clock;
    }

    /**
     * @throws AllowListMissing before the list was read for the first time
     * @throws JoinRefused when the request may not pass
     */
    public void handle(Request request) {
        if (!list.isThere()) {
            throw new AllowListMissing();
        }
        if (request.tokens().isEmpty()) {
            throw new JoinRefused(Reason.NO_TOKEN);
        }
        request.tokens().forEach(this::check);
        if (request.changesParticipant()
                || request.joinRequests().stream().anyMatch(joinRequests::changesParticipant)) {
            throw new JoinRefused(Reason.CHANGES_PARTICIPANT);
        }
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
        return list.refusal(token, clock.instant());
    }

    /** Issued a moment ago, perhaps by another replica, it is not in the list yet. */
    private static boolean mayBeNews(Reason reason) {
        return reason == Reason.SESSION_OVER || reason == Reason.NOT_ISSUED;
    }
}
