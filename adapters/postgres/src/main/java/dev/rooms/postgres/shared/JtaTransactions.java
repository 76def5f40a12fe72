package dev.rooms.postgres.shared;

import dev.rooms.application.shared.StoreUnavailable;
import dev.rooms.application.shared.Transactions;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Transactions of the application server, around everything that a use case does in the database. */
@ApplicationScoped
class JtaTransactions implements Transactions {
    private static final Logger LOG = Logger.getLogger(JtaTransactions.class);
    private static final int ATTEMPTS = 8;

    private static final ScopedValue<List<Runnable>> AFTER_COMMIT = ScopedValue.newInstance();

    @Override
    public <T> T within(Supplier<T> work) {
        return AFTER_COMMIT.isBound() ? work.get() : outermost(work);
    }

    @Override
    public void afterCommit(Runnable work) {
        if (AFTER_COMMIT.isBound()) {
            AFTER_COMMIT.get().add(work);
        } else {
            work.run();
        }
    }

    private <T> T outermost(Supplier<T> work) {
        for (var attempt = 1; ; attempt++) {
            var hooks = new ArrayList<Runnable>();
            try {
                T result = ScopedValue.where(AFTER_COMMIT, hooks)
                        .call(() -> QuarkusTransaction.requiringNew().call(work::get));
                hooks.forEach(Runnable::run);
                return result;
            } catch (RuntimeException failure) {
                switch (StoreTrouble.of(failure)) {
                    case RACE_LOST -> {
                        if (attempt == ATTEMPTS) {
                            throw failure;
                        }
                    }
                    case AWAY -> {
                        LOG.warnf("The database does not answer: %s", failure.toString());
                        throw new StoreUnavailable();
                    }
                    case NONE -> throw failure;
                }
            }
        }
    }
}
