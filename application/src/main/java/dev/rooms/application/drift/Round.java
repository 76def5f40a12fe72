package dev.rooms.application.drift;

import dev.rooms.application.room.MediaServerUnavailable;
import dev.rooms.application.shared.EachAlone;
import dev.rooms.application.shared.StoreUnavailable;
import dev.rooms.domain.room.Session;
import java.util.Collection;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Asks LiveKit about one session after the other, until it turns out to be in trouble itself. */
final class Round {
    private static final System.Logger LOG = System.getLogger(Round.class.getName());
    /** So many say that it is LiveKit, and not one of its rooms. */
    private static final int MANY_FAILURES = 10;

    private static final int AT_ONCE = 8;

    private final BooleanSupplier goesOn;
    private final AtomicInteger failures = new AtomicInteger();

    /** @param goesOn false: somebody else asks by now */
    Round(BooleanSupplier goesOn) {
        this.goesOn = goesOn;
    }

    /** Some at once, and few enough not to be a burden. */
    void each(Collection<Session> sessions, Consumer<Session> work) {
        each(sessions, AT_ONCE, work);
    }

    void each(Collection<Session> sessions, int atOnce, Consumer<Session> work) {
        EachAlone.run(sessions, atOnce, session -> {
            if (failures.get() < MANY_FAILURES && goesOn.getAsBoolean()) {
                ask(session, work);
            }
        });
    }

    private void ask(Session session, Consumer<Session> work) {
        var done = alone("Session " + session.id().value(), () -> {
            try {
                work.accept(session);
            } catch (MediaServerUnavailable unknown) {
                failures.incrementAndGet();
            }
        });
        if (!done) {
            failures.incrementAndGet();
        }
    }

    boolean isAnswered() {
        return failures.get() == 0;
    }

    /**
     * What fails for one is no reason for the others to wait, and is tried again in the next pass.
     *
     * @return whether it was done
     * @throws StoreUnavailable when the store does not answer
     */
    static boolean alone(String which, Runnable work) {
        try {
            work.run();
            return true;
        } catch (StoreUnavailable noneWillDo) {
            throw noneWillDo;
        } catch (RuntimeException failure) {
            LOG.log(System.Logger.Level.ERROR, which + " could not be compared", failure);
            return false;
        }
    }
}
