package dev.rooms.bootstrap;

import dev.rooms.application.shared.Spelling;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** Warns of variables that look like settings of Rooms and that nothing reads. */
@Singleton
final class UnknownSettings {
    private static final Logger LOG = Logger.getLogger(UnknownSettings.class);
    private static final Pattern OURS = Pattern.compile("(ROOMS|LIVEKIT)_[A-Z0-9_]+");
    /** The variables that Kubernetes sets for a service of this name; the first of them is always there. */
    private static final Pattern OF_A_SERVICE =
            Pattern.compile("(.+?)(_SERVICE_HOST|_SERVICE_PORT|_SERVICE_PORT_.*|_PORT|_PORT_[0-9]+_.*)");

    void start(@Observes StartupEvent started) {
        among(System.getenv().keySet()).forEach(LOG::warn);
    }

    /** @return a line each, without the value */
    static List<String> among(Collection<String> variables) {
        var known = Setting.ALL.stream()
                .flatMap(setting -> setting.isSecret() ? Stream.of(setting, setting.file()) : Stream.of(setting))
                .map(Setting::variable)
                .toList();
        return variables.stream()
                .filter(name -> OURS.matcher(name).matches())
                .filter(name -> !isOfKubernetes(name, variables))
                .filter(name -> !known.contains(name))
                .sorted()
                .map(name -> "Nothing reads " + name
                        + Spelling.near(name, known)
                                .map(near -> ". Did you mean " + near + "?")
                                .orElse(""))
                .toList();
    }

    private static boolean isOfKubernetes(String name, Collection<String> variables) {
        var service = OF_A_SERVICE.matcher(name);
        return service.matches() && variables.contains(service.group(1) + "_SERVICE_HOST");
    }
}
