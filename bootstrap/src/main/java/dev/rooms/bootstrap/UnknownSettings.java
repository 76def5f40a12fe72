package dev.rooms.bootstrap;

import dev.rooms.application.shared.Spelling;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds variables that look like settings of Rooms and that nothing reads. */
final class UnknownSettings {
    private static final Pattern OURS = Pattern.compile("(ROOMS|LIVEKIT)_[A-Z0-9_]+");
    /** What Kubernetes sets for a service of this name, which always has the first of them. */
    private static final Pattern OF_A_SERVICE =
            Pattern.compile("(.+?)(_SERVICE_HOST|_SERVICE_PORT|_SERVICE_PORT_.*|_PORT|_PORT_[0-9]+_.*)");

    private UnknownSettings() {}

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
