package dev.rooms.bootstrap;

import dev.rooms.objectstorage.recording.S3Bucket;
import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * Where recordings are kept, with all defaults filled in.
 *
 * @param sendCredentials whether recorders are told with each request how to get in
 * @param gcsCredentialsFile by which recorders get into a bucket of Google; they use the keys of the bucket without it
 */
record StorageSettings(Kind kind, S3Bucket bucket, boolean sendCredentials, Optional<Path> gcsCredentialsFile) {
    enum Kind {
        S3,
        R2,
        GCS
    }

    /** From settings in which {@link StorageCheck} found nothing wrong; nothing where no storage is configured. */
    static Optional<StorageSettings> of(RoomsConfig.Storage config) {
        return config.kind()
                .map(String::strip)
                .filter(kind -> !kind.isEmpty())
                .map(kind -> of(Kind.valueOf(kind.toUpperCase(Locale.ROOT)), config));
    }

    private static StorageSettings of(Kind kind, RoomsConfig.Storage config) {
        // Only Amazon's own S3 wants the bucket before the host; most others take it nowhere but in the path.
        var amazon = kind == Kind.S3 && config.endpoint().isEmpty();
        var region = config.region().orElse(kind == Kind.S3 ? "us-east-1" : "auto");
        var endpoint = config.endpoint()
                .orElse(amazon ? "https://s3." + region + ".amazonaws.com" : "https://storage.googleapis.com");
        var bucket = new S3Bucket(
                URI.create(endpoint),
                URI.create(config.publicEndpoint().orElse(endpoint)),
                region,
                config.bucket().orElseThrow(),
                config.accessKey().orElseThrow(),
                config.secretKey().orElseThrow(),
                config.pathStyle().orElse(!amazon));
        return new StorageSettings(
                kind,
                bucket,
                config.sendCredentials(),
                config.gcsCredentialsFile().map(Path::of));
    }
}
