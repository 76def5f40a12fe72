package dev.rooms.bootstrap;

import dev.rooms.objectstorage.recording.BucketCredentials;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Finds what is missing or wrong in the settings of the object storage. None at all are fine: nothing is recorded. */
final class StorageCheck {
    private static final String KIND = "rooms.storage.kind";
    private static final String ENDPOINT = "rooms.storage.endpoint";
    private static final String PUBLIC_ENDPOINT = "rooms.storage.public-endpoint";
    private static final String REGION = "rooms.storage.region";
    private static final String BUCKET = "rooms.storage.bucket";
    private static final String ACCESS_KEY = "rooms.storage.access-key";
    private static final String SECRET_KEY = "rooms.storage.secret-key";
    private static final String SEND_CREDENTIALS = "rooms.storage.send-credentials";
    private static final String GCS_FILE = "rooms.storage.gcs-credentials-file";
    private static final List<String> SCHEMES = List.of("http", "https");

    private static final String NO_KEYS = Setting.variable(ACCESS_KEY) + " and " + Setting.variable(SECRET_KEY)
            + " are missing; to use a role of Amazon instead, set " + Setting.variable(SEND_CREDENTIALS) + "=false";

    private final Findings findings;

    StorageCheck(Function<String, Optional<String>> settings) {
        this.findings = new Findings(settings);
    }

    List<String> problems() {
        checkValues();
        checkEndpoints();
        var kind = findings.value(KIND).map(text -> text.toLowerCase(Locale.ROOT));
        if (kind.isPresent()) {
            checkMissing(kind.get());
        } else if (!Stream.of(BUCKET, ACCESS_KEY, SECRET_KEY, ENDPOINT, REGION, GCS_FILE)
                .allMatch(findings::lacks)) {
            findings.require(KIND);
        }
        if (isByRole() && findings.lines().isEmpty()) {
            BucketCredentials.ofTheRole()
                    .missing()
                    .ifPresent(why -> findings.add(Setting.variable(ACCESS_KEY)
                            + " is missing, and Amazon's default chain gives no credentials: "
                            + why.lines().findFirst().orElse("")));
        }
        return findings.lines();
    }

    private void checkValues() {
        findings.check(
                KIND,
                value -> Set.of("s3", "r2", "gcs").contains(value.toLowerCase(Locale.ROOT)),
                "must be s3, r2 or gcs");
        // A signature has it between slashes; Amazon's own are a part of a host.
        findings.find(REGION, value -> SettingsCheck.notIn(value, StorageCheck::isUnreserved));
        findings.find(BUCKET, value -> SettingsCheck.notIn(value, StorageCheck::isUnreserved));
        findings.find(
                ACCESS_KEY,
                value -> SettingsCheck.notIn(value, StorageCheck::isInScope)
                        .map(wrong -> wrong + ", for signatures name it between slashes"));
        for (var flag : List.of("rooms.storage.path-style", SEND_CREDENTIALS)) {
            findings.check(flag, SettingsCheck::isFlag, "must be true or false");
        }
        findings.check(GCS_FILE, StorageCheck::isReadable, "must be a file that can be read");
    }

    private void checkEndpoints() {
        for (var name : List.of(ENDPOINT, PUBLIC_ENDPOINT)) {
            findings.find(name, url -> Address.wrongForMost(url, SCHEMES));
        }
        findings.check(
                ENDPOINT,
                url -> findings.value(BUCKET)
                        .filter(bucket -> endsWith(url, bucket))
                        .isEmpty(),
                "must not end with the bucket, which " + Setting.variable(BUCKET) + " names");
    }

    private static boolean endsWith(String url, String bucket) {
        return Address.wrong(url, SCHEMES).isEmpty()
                && URI.create(url).getRawPath().replaceAll("/$", "").equals("/" + bucket);
    }

    private void checkMissing(String kind) {
        findings.require(BUCKET);
        if (isByRole()) {
            if (findings.value(SEND_CREDENTIALS)
                    .filter("false"::equalsIgnoreCase)
                    .isEmpty()) {
                findings.add(NO_KEYS);
            }
        } else {
            findings.require(ACCESS_KEY);
            findings.require(SECRET_KEY);
        }
        if (kind.equals("r2")) {
            findings.require(ENDPOINT);
        }
        if (kind.equals("s3") && findings.lacks(ENDPOINT)) {
            findings.require(REGION);
        }
        if (!kind.equals("gcs")) {
            findings.check(GCS_FILE, _ -> false, "must not be set unless " + Setting.variable(KIND) + " is gcs");
        }
    }

    /** Amazon knows processes by a role, and others that speak S3 may do so too. */
    private boolean isByRole() {
        return findings.value(KIND).filter("s3"::equalsIgnoreCase).isPresent()
                && findings.lacks(ACCESS_KEY)
                && findings.lacks(SECRET_KEY);
    }

    /** A character that a URL takes as it is (RFC 3986, 2.3). */
    private static boolean isUnreserved(int character) {
        return character < 128 && (Character.isLetterOrDigit(character) || "-._~".indexOf(character) >= 0);
    }

    private static boolean isInScope(int character) {
        return SettingsCheck.isVisible(character) && "/,".indexOf(character) < 0;
    }

    private static boolean isReadable(String text) {
        try {
            return Files.isRegularFile(Path.of(text)) && Files.isReadable(Path.of(text));
        } catch (InvalidPathException noPath) {
            return false;
        }
    }
}
