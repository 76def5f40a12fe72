package dev.rooms.bootstrap;

import dev.rooms.domain.recording.KeyPattern;
import io.quarkus.runtime.configuration.DurationConverter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;

/** Finds what is missing or wrong in the settings, each in one line that names it and never shows a secret. */
final class SettingsCheck {
    private static final int MIN_SECRET = 32;
    private static final int MIN_API_KEY = 32;
    static final int MAX_PORT = 65_535;
    private static final int LONGEST_DRAIN = 600;
    private static final int SMALLEST_TOKEN = 2_048;
    /** The limits on headers and request lines lie above it. */
    private static final int LARGEST_TOKEN = 24_576;

    /** Requests and background work have a share each. */
    private static final int LEAST_CONNECTIONS = 2;

    private static final int MOST_CONNECTIONS = 10_000;
    private static final Duration SHORTEST_RETENTION = Duration.ofDays(1);
    private static final Duration LONGEST_RETENTION = Duration.ofDays(3650);
    private static final Duration SHORTEST_VERIFICATION = Duration.ofSeconds(1);
    private static final Duration LONGEST_VERIFICATION = Duration.ofDays(1);
    private static final List<String> SERVERS = List.of("ws", "wss", "http", "https");
    private static final Duration SHORTEST_TIMEOUT = Duration.ofSeconds(1);
    private static final Duration LONGEST_TIMEOUT = Duration.ofHours(1);
    private static final String DEVELOPMENT_KEY = "rk_dev_" + "0".repeat(32);
    private static final Pattern SIZE = Pattern.compile("[1-9][0-9]{0,3}[MmGg]");
    private static final Pattern COUNT = Pattern.compile("[1-9][0-9]{0,6}");
    private static final List<String> FLAGS = List.of(
            "livekit.default-recording-enabled",
            "livekit.sip-enabled",
            "otel.sdk.disabled",
            "quarkus.http.cors.enabled",
            "rooms.log-json",
            "rooms.migrate-at-start",
            "quarkus.http.http2");
    private static final String DATABASE = "quarkus.datasource.jdbc.url";

    private final Function<String, Optional<String>> settings;
    private final Findings findings;
    private final boolean production;
    private final Duration patience;

    /**
     * @param production where nothing is embedded, so everything has to be said
     * @param patience how long a database may take to be there
     */
    SettingsCheck(Function<String, Optional<String>> settings, boolean production, Duration patience) {
        this.settings = settings;
        this.findings = new Findings(settings);
        this.production = production;
        this.patience = patience;
    }

    List<String> problems() {
        required(DATABASE);
        findings.check(DATABASE, url -> url.startsWith("jdbc:postgresql:"), "must begin with jdbc:postgresql:");
        required("livekit.server-url");
        findings.find("livekit.server-url", url -> Address.wrong(url, SERVERS));
        findings.check(
                "livekit.server-url",
                url -> !Address.hasUnderscore(url) || url.startsWith("ws:") || url.startsWith("http:"),
                "must be a ws or http URL where the name of the host has an underscore: no certificate holds for it");
        findings.find("livekit.public-url", url -> Address.wrongForClients(url, SERVERS));
        required("livekit.api-key");
        required("livekit.api-secret");
        checkSecret("livekit.api-secret");
        checkNextKey();
        findings.check(
                "rooms.api-key", key -> key.length() >= MIN_API_KEY, "must be at least " + MIN_API_KEY + " characters");
        findings.find(
                "rooms.api-key",
                key -> notIn(key, SettingsCheck::isVisible).map(wrong -> wrong + ", for HTTP headers carry it"));
        findings.check(
                "rooms.api-key",
                key -> !production || !key.equals(DEVELOPMENT_KEY),
                "must not be the key of development, which everybody knows");
        for (var flag : FLAGS) {
            findings.check(flag, SettingsCheck::isFlag, "must be true or false");
        }
        // A day at least, because doubles are known by the log of the day before.
        findings.check(
                "rooms.inbox-retention",
                value -> isDuration(value, SHORTEST_RETENTION, LONGEST_RETENTION),
                "must be a duration from P1D to P3650D, such as P7D or 7d");
        findings.check(
                "rooms.events-retention",
                value -> isDuration(value, SHORTEST_RETENTION, LONGEST_RETENTION),
                "must be a duration from P1D to P3650D, such as P7D or 7d");
        findings.check(
                "rooms.recording.verify-timeout",
                value -> isDuration(value, SHORTEST_VERIFICATION, LONGEST_VERIFICATION),
                "must be a duration from PT1S to P1D, such as PT10M or 10m");
        findings.check(
                "rooms.recording.key-pattern",
                text -> new KeyPattern(text).isUsable(),
                "must be a path with {recording_id} in it, in a folder of its own, of plain letters, digits and ._=-");
        new StorageCheck(settings).problems().forEach(findings::add);
        findings.find(TraceSettings.ENDPOINT, url -> Address.wrongForMost(url, List.of("http", "https")));
        findings.check(
                TraceSettings.PROTOCOL,
                TraceSettings.PROTOCOLS::contains,
                "must be one of " + String.join(", ", TraceSettings.PROTOCOLS));
        findings.check(
                "quarkus.datasource.jdbc.max-size",
                count -> isNumber(count, LEAST_CONNECTIONS, MOST_CONNECTIONS),
                "must be a number from " + LEAST_CONNECTIONS + " to " + MOST_CONNECTIONS);
        findings.check("quarkus.http.port", SettingsCheck::isPort, "must be a port number");
        checkLimits();
        checkTemporaryFolder();
        if (production && findings.lines().isEmpty()) {
            new DatabaseCheck(
                            findings.value(DATABASE).orElseThrow(),
                            findings.value("quarkus.datasource.username").orElse(""),
                            findings.value("quarkus.datasource.password").orElse(""),
                            findings.value("rooms.migrate-at-start")
                                    .map(Boolean::parseBoolean)
                                    .orElse(true),
                            patience)
                    .problem()
                    .ifPresent(findings::add);
        }
        return findings.lines();
    }

    private void required(String name) {
        if (production) {
            findings.require(name);
        }
    }

    /** The first character that is not among those of a setting, in words that follow the name of the variable. */
    static Optional<String> notIn(String value, IntPredicate among) {
        return value.codePoints()
                .filter(among.negate())
                .mapToObj(character -> "must not hold " + SettingsReader.named(character))
                .findFirst();
    }

    /** ASCII without blanks. */
    static boolean isVisible(int character) {
        return character > ' ' && character <= '~';
    }

    static boolean isFlag(String value) {
        return value.equalsIgnoreCase("true") || value.equalsIgnoreCase("false");
    }

    private void checkSecret(String name) {
        findings.check(
                name,
                secret -> !production || secret.getBytes(StandardCharsets.UTF_8).length >= MIN_SECRET,
                "must be at least " + MIN_SECRET + " bytes");
    }

    /** The limits on the memory, time and connections that callers may use. */
    private void checkLimits() {
        for (var timeout : List.of("rooms.http.request-timeout", "quarkus.http.idle-timeout")) {
            findings.check(
                    timeout,
                    value -> isDuration(value, SHORTEST_TIMEOUT, LONGEST_TIMEOUT),
                    "must be a duration from PT1S to PT1H, such as PT60S or 60s");
        }
        findings.check("rooms.http.body-memory", size -> SIZE.matcher(size).matches(), "must be a size such as 16M");
        findings.check(
                "rooms.drain-seconds",
                seconds -> isNumber(seconds, 0, LONGEST_DRAIN),
                "must be a number from 0 to " + LONGEST_DRAIN);
        findings.check(
                "rooms.token-max-bytes",
                bytes -> isNumber(bytes, SMALLEST_TOKEN, LARGEST_TOKEN),
                "must be a number from " + SMALLEST_TOKEN + " to " + LARGEST_TOKEN);
        findings.check(
                "quarkus.http.limits.max-connections",
                count -> COUNT.matcher(count).matches(),
                "must be a number from 1 to 9999999");
    }

    /** A second key needs its secret, and a name of its own: by its name a signature finds its key. */
    private void checkNextKey() {
        var key = findings.value("livekit.api-key-next");
        var secret = findings.value("livekit.api-secret-next");
        if (key.isPresent()) {
            findings.require("livekit.api-secret-next");
        }
        if (secret.isPresent()) {
            findings.require("livekit.api-key-next");
        }
        findings.check(
                "livekit.api-key-next",
                name -> !Optional.of(name).equals(findings.value("livekit.api-key")),
                "must not be the same as " + Setting.variable("livekit.api-key"));
        checkSecret("livekit.api-secret-next");
    }

    /** Vert.x unpacks files there. */
    private void checkTemporaryFolder() {
        var folder = Path.of(System.getProperty("java.io.tmpdir"));
        try {
            Files.delete(Files.createTempFile(folder, "rooms", null));
        } catch (IOException readOnly) {
            findings.add("The temporary folder " + folder
                    + " cannot be written: mount one there, or name another by -Djava.io.tmpdir in JAVA_OPTS");
        }
    }

    private static boolean isDuration(String text, Duration shortest, Duration longest) {
        if (COUNT.matcher(text).matches()) {
            // Quarkus would take seconds; others think of milliseconds.
            return false;
        }
        try {
            var duration = DurationConverter.parseDuration(text);
            return duration.compareTo(shortest) >= 0 && duration.compareTo(longest) <= 0;
        } catch (IllegalArgumentException noDuration) {
            return false;
        }
    }

    private static boolean isPort(String text) {
        return isNumber(text, 0, MAX_PORT);
    }

    static boolean isNumber(String text, int least, int most) {
        try {
            var number = Integer.parseInt(text);
            return number >= least && number <= most;
        } catch (NumberFormatException noNumber) {
            return false;
        }
    }
}
