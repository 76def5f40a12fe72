package dev.rooms.bootstrap;

import dev.rooms.objectstorage.recording.BucketCredentials;
import dev.rooms.objectstorage.recording.S3Bucket;
import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where recordings are kept, with all defaults filled in.
 *
 * @param keys by which Rooms and the recorders get in; without them Rooms does by its role at Amazon
 * @param sendCredentials whether recorders are told with each request how to get in
 * @param gcsCredentialsFile by which recorders get into a bucket of Google; they use the keys of the bucket without it
 */
record StorageSettings(
        Kind kind, S3Bucket bucket, Optional<Keys> keys, boolean sendCredentials, Optional<Path> gcsCredentialsFile) {
    private static final String GOOGLE = "https://storage.googleapis.com";
    /** A name with a dot before the host is one for which Amazon's certificate does not hold. */
    private static final Pattern HOST_LABEL = Pattern.compile("[a-z0-9][a-z0-9-]*");

    /** The pair of an access key and its secret. */
    record Keys(String accessKey, String secretKey) {
        /** A secret must not be printed by accident. */
        @Override
        public String toString() {
            return "Keys[" + accessKey + "]";
        }
    }

    enum Kind {
        S3,
        R2,
        GCS
    }

    /** From settings in which {@link StorageCheck} found nothing wrong; nothing where no storage is configured. */
    static Optional<StorageSettings> of(RoomsConfig.Storage config) {
        return config.kind().map(kind -> of(Kind.valueOf(kind.toUpperCase(Locale.ROOT)), config));
    }

    private static StorageSettings of(Kind kind, RoomsConfig.Storage config) {
        var amazon = kind == Kind.S3 && config.endpoint().isEmpty();
        var region = config.region().orElse(kind == Kind.S3 ? "us-east-1" : "auto");
        var endpoint = config.endpoint().orElseGet(() -> amazon ? S3Bucket.amazon(region) : GOOGLE);
        var name = config.bucket().orElseThrow();
        var keys = config.accessKey().flatMap(key -> config.secretKey().map(secret -> new Keys(key, secret)));
        var bucket = new S3Bucket(
                URI.create(endpoint),
                URI.create(config.publicEndpoint().orElse(endpoint)),
                region,
                name,
                keys.map(pair -> BucketCredentials.of(pair.accessKey(), pair.secretKey()))
                        .orElseGet(BucketCredentials::ofTheRole),
                // Only Amazon's own S3 wants the bucket before the host; most others take it nowhere but in the path.
                config.pathStyle().orElse(!amazon || !HOST_LABEL.matcher(name).matches()));
        return new StorageSettings(
                kind,
                bucket,
                keys,
                config.sendCredentials(),
                config.gcsCredentialsFile().map(Path::of));
    }
}
