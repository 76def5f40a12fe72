package dev.rooms.objectstorage.recording;

import dev.rooms.application.recording.RecordingStore;
import dev.rooms.application.recording.RecordingStoreContract;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;

/** The same against an S3 server of other people, written in Go, so that nothing holds by a whim of the first. */
class SecondS3Test implements RecordingStoreContract, SignedLinkContract {
    private static S3Program s3;
    private static S3RecordingStore store;

    @BeforeAll
    static void start() throws IOException {
        if (S3Program.path().isEmpty()) {
            System.err.println("Skipped: the contract of storages against a second S3 server, since there is no Go");
            Assumptions.abort("no Go to build the second S3 server with");
        }
        s3 = S3Program.start(LocalS3.BUCKET);
        store = new S3RecordingStore(LocalS3.bucket(s3.url(), LocalS3.BUCKET, "any"));
    }

    @AfterAll
    static void stop() {
        if (s3 != null) {
            s3.close();
        }
    }

    @Override
    public RecordingStore store() {
        return store;
    }
}
