package dev.rooms.postgres.shared;

import dev.rooms.application.shared.StoreRefused;
import dev.rooms.application.shared.StoreUnavailable;
import dev.rooms.application.shared.Transactions;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Transactions of the application server, around everything that a use case does in the database. */
@ApplicationScoped
class JtaTransactions implements Transactions, BeforeCommit {
    private static final int ATTEMPTS = 8;

    private static final ScopedValue<Open> OPEN = ScopedValue.newInstance();

    private final Outage outage = new Outage(Logger.getLogger(JtaTransactions.class), System::nanoTime);
    private final ConnectionShare share;

    JtaTransactions(ConnectionShare share) {
        this.share = share;
    }

    private record Last(String key, Runnable work) {}

    /** One run of the work of a transaction, and what waits for its end. */
    private record Open(List<Last> last, List<Runnable> afterCommit) {
        Open() {
            this(new ArrayList<>(), new ArrayList<>());
        }

        <T> T run(Supplier<T> work) {
            var result = work.get();
            last.stream()
                    .sorted(Comparator.comparing(Last::key))
                    .forEach(each -> each.work().run());
            return result;
        }
    }

    @Override
    public <T> T within(Supplier<T> work) {
        return OPEN.isBound() ? work.get() : outermost(work);
    }

    @Override
    public void afterCommit(Runnable work) {
        if (OPEN.isBound()) {
            OPEN.get().afterCommit().add(work);
        } else {
            work.run();
        }
    }

    @Override
    public void add(String key, Runnable work) {
        if (!OPEN.isBound()) {
            throw new IllegalStateException("no transaction is open");
        }
        OPEN.get().last().add(new Last(key, work));
    }

    private <T> T outermost(Supplier<T> work) {
        for (var attempt = 1; ; attempt++) {
            var open = new Open();
            try {
                T result = share.hold(() -> ScopedValue.where(OPEN, open)
                        .call(() -> QuarkusTransaction.requiringNew().call(() -> open.run(work))));
                outage.succeeded();
                open.afterCommit().forEach(Runnable::run);
                return result;
            } catch (RuntimeException failure) {
                switch (StoreTrouble.of(failure)) {
                    case RACE_LOST -> {
                        if (attempt == ATTEMPTS) {
                            throw failure;
                        }
                    }
                    case AWAY -> {
                        outage.failed(failure);
                        throw new StoreUnavailable();
                    }
                    case REFUSED -> throw new StoreRefused(failure);
                    case NONE -> throw failure;
                }
            }
        }
    }
}
