package dev.rooms.application.consent;

import dev.rooms.application.access.LedgerTokens;
import dev.rooms.application.room.Rooms;
import dev.rooms.application.shared.Ids;
import dev.rooms.application.shared.Transactions;
import dev.rooms.domain.consent.Consent;
import dev.rooms.domain.consent.ConsentDecision;
import dev.rooms.domain.consent.ConsentId;
import dev.rooms.domain.consent.TooManyDecisions;
import dev.rooms.domain.room.Room;
import dev.rooms.domain.room.RoomId;
import dev.rooms.domain.shared.Caller;
import dev.rooms.domain.shared.ParticipantIdentity;
import dev.rooms.domain.shared.Scope;
import dev.rooms.domain.shared.ScopeMissing;
import dev.rooms.domain.shared.TokenId;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Writes down what somebody says to being recorded: whoever was given the scope says it for others, and each for themselves. */
public final class GiveConsent {
    public record Command(
            Caller caller,
            RoomId room,
            ParticipantIdentity identity,
            ConsentDecision decision,
            @Nullable String textVersion,
            @Nullable String locale) {}

    /** @param isNew whether the decision was stored now; false when it repeats the last one */
    public record Outcome(Consent consent, boolean isNew) {}

    /** The holder of a join token may accept or decline this often in a day; a withdrawal does not count. */
    private static final int MOST = 100;

    private static final Duration DAY = Duration.ofHours(24);

    private final Rooms rooms;
    private final Consents consents;
    private final LedgerTokens tokens;
    private final ConsentFollower follower;
    private final Transactions transactions;
    private final Ids ids;
    private final InstantSource clock;

    public GiveConsent(
            Rooms rooms,
            Consents consents,
            LedgerTokens tokens,
            ConsentFollower follower,
            Transactions transactions,
            Ids ids,
            InstantSource clock) {
        this.rooms = rooms;
        this.consents = consents;
        this.tokens = tokens;
        this.follower = follower;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * A decision that repeats the last one of the identity is not written down again.
     *
     * @throws TooManyDecisions when the holder of a join token accepts or declines too often
     */
    public Outcome handle(Command command) {
        var caller = command.caller();
        if (caller.token() == null) {
            caller.needs(Scope.CONSENTS_WRITE);
        }
        return transactions.within(() -> {
            mustBeOwn(command);
            // Locked, so that nobody starts to record between this and its commit.
            var room = rooms.lock(command.room());
            var consent = new Consent(
                    new ConsentId(ids.next()),
                    room.id(),
                    command.identity(),
                    command.decision(),
                    command.textVersion(),
                    command.locale(),
                    clock.instant(),
                    caller.actor());
            consent.check();
            return consents.last(room.id(), consent.identity())
                    .filter(consent::repeats)
                    .map(last -> repeated(room, last))
                    .orElseGet(() -> written(room, consent, caller.token()));
        });
    }

    private Outcome repeated(Room room, Consent last) {
        follower.repeated(room, last);
        return new Outcome(last, false);
    }

    private Outcome written(Room room, Consent consent, @Nullable TokenId token) {
        if (token != null && consent.decision() != ConsentDecision.WITHDRAWN) {
            mustBeFew(token);
        }
        consents.add(consent, token);
        follower.said(room, consent);
        return new Outcome(consent, true);
    }

    private void mustBeFew(TokenId token) {
        var now = clock.instant();
        var decided = consents.decided(token, now.minus(DAY), MOST);
        if (decided.size() == MOST) {
            throw new TooManyDecisions(Duration.between(now, decided.getLast().plus(DAY)));
        }
    }

    private void mustBeOwn(Command command) {
        var token = command.caller().token();
        if (token == null) {
            return;
        }
        var facts = tokens.get(token).facts();
        if (!facts.room().equals(command.room()) || !facts.identity().equals(command.identity())) {
            throw new ScopeMissing(Scope.CONSENTS_WRITE);
        }
    }
}
