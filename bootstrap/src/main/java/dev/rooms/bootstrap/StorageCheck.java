package dev.rooms.bootstrap;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Finds what is missing or wrong in the settings of the object storage. None at all are fine: nothing is recorded. */
final class StorageCheck {
    private static final String KIND = "rooms.storage.kind";
    private static final String ENDPOINT = "rooms.storage.endpoint";
    private static final String REGION = "rooms.storage.region";
    private static final String GCS_FILE = "rooms.storage.gcs-credentials-file";
    private static final List<String> ALWAYS =
            List.of("rooms.storage.bucket", "rooms.storage.access-key", "rooms.storage.secret-key");
    private static final Set<String> SCHEMES = Set.of("http", "https");

    private final Function<String, Optional<String>> settings;
    private final List<String> problems = new ArrayList<>();

    StorageCheck(Function<String, Optional<String>> settings) {
        this.settings = settings;
    }

    List<String> problems() {
        checkValues();
        var kind = settings.apply(KIND);
        if (kind.isPresent()) {
            checkMissing(kind.get());
        } else if (Stream.concat(ALWAYS.stream(), Stream.of(ENDPOINT, REGION, GCS_FILE))
                .anyMatch(name -> settings.apply(name).isPresent())) {
            missing(KIND);
        }
        return List.copyOf(problems);
    }

    private void checkValues() {
        check(KIND, value -> Set.of("s3", "r2", "gcs").contains(value), "must be s3, r2 or gcs");
        check(ENDPOINT, StorageCheck::isEndpoint, "must be an http or https URL without a path");
        check("rooms.storage.public-endpoint", StorageCheck::isEndpoint, "must be an http or https URL without a path");
        check(REGION, value -> value.matches("[a-z0-9-]+"), "must be the name of a region");
        check("rooms.storage.bucket", value -> value.matches("[A-Za-z0-9._-]+"), "must be the name of a bucket");
        for (var flag : List.of("rooms.storage.path-style", "rooms.storage.send-credentials")) {
            check(flag, value -> value.equals("true") || value.equals("false"), "must be true or false");
        }
        check(GCS_FILE, StorageCheck::isReadable, "must be a file that can be read");
    }

    private void checkMissing(String kind) {
        ALWAYS.stream().filter(name -> settings.apply(name).isEmpty()).forEach(this::missing);
        if (settings.apply(ENDPOINT).isEmpty()) {
            if (kind.equals("r2")) {
                missing(ENDPOINT);
            }
            if (kind.equals("s3") && settings.apply(REGION).isEmpty()) {
                missing(REGION);
            }
        }
        if (!kind.equals("gcs")) {
            check(GCS_FILE, _ -> false, "must not be set unless " + SettingsCheck.variable(KIND) + " is gcs");
        }
    }

    private void missing(String name) {
        problems.add(SettingsCheck.variable(name) + " is missing");
    }

    private void check(String name, Function<String, Boolean> rule, String words) {
        settings.apply(name)
                .filter(value -> !rule.apply(value))
                .ifPresent(_ -> problems.add(SettingsCheck.variable(name) + " " + words));
    }

    private static boolean isEndpoint(String text) {
        try {
            var url = new URI(text);
            return url.getScheme() != null
                    && SCHEMES.contains(url.getScheme())
                    && url.getHost() != null
                    && (url.getRawPath().isEmpty() || url.getRawPath().equals("/"))
                    && url.getRawQuery() == null
                    && url.getRawUserInfo() == null;
        } catch (URISyntaxException noUrl) {
            return false;
        }
    }

    private static boolean isReadable(String text) {
        try {
            return Files.isRegularFile(Path.of(text)) && Files.isReadable(Path.of(text));
        } catch (InvalidPathException noPath) {
            return false;
        }
    }
}
