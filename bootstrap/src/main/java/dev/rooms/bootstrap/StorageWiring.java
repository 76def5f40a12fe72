package dev.rooms.bootstrap;

import dev.rooms.application.recording.RecordingStore;
import dev.rooms.objectstorage.recording.NoRecordingStore;
import dev.rooms.objectstorage.recording.S3RecordingStore;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

class StorageWiring {
    @Produces
    @Singleton
    RecordingStore recordingStore(RoomsConfig config) {
        return StorageSettings.of(config.storage())
                .<RecordingStore>map(storage -> new S3RecordingStore(storage.bucket()))
                .orElseGet(NoRecordingStore::new);
    }
}
