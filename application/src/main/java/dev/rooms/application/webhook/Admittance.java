package dev.rooms.application.webhook;

import dev.rooms.application.access.Bans;
import dev.rooms.application.access.LedgerTokens;
import dev.rooms.application.webhook.WebhookEvent.LiveParticipant;
import dev.rooms.domain.access.LedgerToken;
import dev.rooms.domain.room.RoomId;
import dev.rooms.domain.shared.TokenId;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Tells which participants of a live room may be there. The token in the ledger says who a person is. The identity that
 * LiveKit shows does not, because LiveKit lets a client append to it.
 */
public final class Admittance {
    private final LedgerTokens tokens;
    private final Bans bans;
    private final InstantSource clock;

    public Admittance(LedgerTokens tokens, Bans bans, InstantSource clock) {
        this.tokens = tokens;
        this.bans = bans;
        this.clock = clock;
    }

    /** The token that was issued for this room and to the identity that the participant shows, revoked or not. */
    Optional<LedgerToken> tokenOf(RoomId room, LiveParticipant participant) {
        return Optional.ofNullable(participant.token())
                .flatMap(tokens::find)
                .filter(token -> token.isFor(room, participant.identity()));
    }

    /** Whether the ledger does not know the participant, so that Rooms may store nothing of them. */
    boolean isStranger(LiveParticipant participant, @Nullable LedgerToken token) {
        return !participant.isBounded() || (participant.kind().needsToken() && token == null);
    }

    /** Whether a ban keeps out a participant who needs no token. Other participants have a token to revoke. */
    boolean isBanned(RoomId room, LiveParticipant participant) {
        return !participant.kind().needsToken()
                && bans.find(room, participant.identity(), clock.instant()).isPresent();
    }

    /** The given participants who may not be in the room. */
    public List<LiveParticipant> refused(RoomId room, Collection<LiveParticipant> participants) {
        var carried = participants.stream()
                .map(LiveParticipant::token)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .collect(Collectors.toSet());
        var issued = tokens.all(carried).stream().collect(Collectors.toMap(LedgerToken::id, Function.identity()));
        // Participants with an unbounded identity are strangers anyway. Their identity may hold a NUL, which PostgreSQL
        // refuses.
        var shown = participants.stream()
                .filter(LiveParticipant::isBounded)
                .map(LiveParticipant::identity)
                .collect(Collectors.toSet());
        var banned = bans.banned(room, shown, clock.instant());
        return participants.stream()
                .filter(each ->
                        banned.contains(each.identity()) || isStranger(each, admitting(room, each, issued::get)))
                .toList();
    }

    private static @Nullable LedgerToken admitting(
            RoomId room, LiveParticipant participant, Function<TokenId, @Nullable LedgerToken> issued) {
        var token = participant.token() == null ? null : issued.apply(participant.token());
        return token != null && token.admits(room, participant.identity()) ? token : null;
    }
}
