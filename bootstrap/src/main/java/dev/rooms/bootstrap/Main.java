package dev.rooms.bootstrap;

import io.quarkus.runtime.ApplicationLifecycleManager;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusBindException;
import io.quarkus.runtime.annotations.QuarkusMain;
import org.flywaydb.core.api.FlywayException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The program. A start that fails for a reason that an operator can change says it in one line, without a trace. */
@QuarkusMain
public final class Main {
    private static final Logger LOG = Logger.getLogger("rooms");

    private Main() {}

    public static void main(String... arguments) {
        Quarkus.run(null, Main::end, arguments);
    }

    private static void end(int code, @Nullable Throwable failure) {
        if (failure != null) {
            tell(failure);
        }
        ApplicationLifecycleManager.getDefaultExitCodeHandler().accept(code, failure);
    }

    private static void tell(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof QuarkusBindException taken) {
                LOG.errorf("%s %d is in use", Setting.variable("quarkus.http.port"), taken.getPort());
                return;
            }
            if (cause instanceof FlywayException refused) {
                LOG.errorf(
                        "%s leads to a database that cannot be migrated: %s",
                        Setting.variable("quarkus.datasource.jdbc.url"),
                        String.valueOf(refused.getMessage()).replaceAll("\\s+", " "));
                return;
            }
        }
        LOG.error("Rooms does not start", failure);
    }
}
