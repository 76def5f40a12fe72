package dev.rooms.http;

import dev.rooms.application.House;
import dev.rooms.application.access.AuthorizeJoin;
import dev.rooms.application.access.IssueToken;
import dev.rooms.application.access.JoinTokens;
import dev.rooms.application.shared.Transactions;
import dev.rooms.application.template.GetTemplate;
import dev.rooms.domain.access.TokenFacts;
import dev.rooms.domain.room.LiveKitRoomName;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/** What stands behind the server in all tests: one house, and two places where a test may step in between. */
public final class Stage {
    public static final House HOUSE = new House();

    private static volatile Runnable atStore = Stage::nothing;
    private static volatile Runnable atSigning = Stage::nothing;

    static final GetTemplate GET_TEMPLATE = new GetTemplate(HOUSE.templates, new Interruptible());
    static final IssueToken ISSUE_TOKEN = new IssueToken(
            HOUSE.rooms,
            HOUSE.templates,
            HOUSE.roomViews,
            HOUSE.drawSession,
            HOUSE.ledgerTokens,
            HOUSE.bans,
            HOUSE.seats,
            new Signing(),
            HOUSE.restrainUnconsented,
            House.MAX_TOKEN_BYTES,
            HOUSE.transactions,
            HOUSE.ids,
            HOUSE.clock);

    static final AuthorizeJoin AUTHORIZE_JOIN =
            new AuthorizeJoin(new Signing(), "changed"::equals, HOUSE.allowList, Duration.ZERO, HOUSE.clock);

    private Stage() {}

    /** Happens whenever the call reads a template. */
    public static <T> T atStore(Runnable interruption, Supplier<T> call) {
        atStore = interruption;
        try {
            return call.get();
        } finally {
            atStore = Stage::nothing;
        }
    }

    /** Happens whenever the call signs a join token, or a proxy asks about one. */
    public static <T> T atSigning(Runnable interruption, Supplier<T> call) {
        atSigning = interruption;
        try {
            return call.get();
        } finally {
            atSigning = Stage::nothing;
        }
    }

    private static void nothing() {}

    private static final class Signing implements JoinTokens {
        @Override
        public Signed sign(TokenFacts facts, LiveKitRoomName room) {
            atSigning.run();
            return HOUSE.joinTokens.sign(facts, room);
        }

        @Override
        public Optional<Claims> read(String text, Instant now) {
            atSigning.run();
            return HOUSE.joinTokens.read(text, now);
        }

        @Override
        public Optional<Claims> readEvenExpired(String text, Instant now) {
            atSigning.run();
            return HOUSE.joinTokens.readEvenExpired(text, now);
        }
    }

    private static final class Interruptible implements Transactions {
        @Override
        public <T> T within(Supplier<T> work) {
            atStore.run();
            return HOUSE.transactions.within(work);
        }

        @Override
        public void afterCommit(Runnable work) {
            HOUSE.transactions.afterCommit(work);
        }
    }
}
