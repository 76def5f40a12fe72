package dev.rooms.bootstrap;

import dev.rooms.livekit.recording.EgressStorage;
import dev.rooms.objectstorage.recording.S3Bucket;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

class EgressWiring {
    @Produces
    @Singleton
    EgressStorage egressStorage(RoomsConfig config) {
        return StorageSettings.of(config.storage())
                .filter(StorageSettings::sendCredentials)
                .map(EgressWiring::of)
                .orElseGet(EgressStorage.OfTheRecorders::new);
    }

    private static EgressStorage of(StorageSettings storage) {
        var bucket = storage.bucket();
        return storage.gcsCredentialsFile()
                .<EgressStorage>map(file -> new EgressStorage.GoogleCloud(bucket.name(), text(file)))
                .or(() -> storage.keys().map(keys -> of(bucket, keys)))
                .orElseThrow();
    }

    private static EgressStorage of(S3Bucket bucket, StorageSettings.Keys keys) {
        return new EgressStorage.S3(
                bucket.endpoint().toString(),
                bucket.region(),
                bucket.name(),
                keys.accessKey(),
                keys.secretKey(),
                bucket.pathStyle());
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
