package dev.rooms.objectstorage.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rooms.application.recording.RecordingStore;
import dev.rooms.application.recording.RecordingStoreContract;
import dev.rooms.application.recording.StorageUnavailable;
import dev.rooms.domain.recording.ObjectKey;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class S3RecordingStoreTest implements RecordingStoreContract, SignedLinkContract {
    private static final ObjectKey KEY = new ObjectKey("recordings/a.mp4");

    @TempDir
    static Path folder;

    private static LocalS3 s3;
    private static S3RecordingStore store;

    @BeforeAll
    static void start() throws Exception {
        s3 = new LocalS3(folder);
        store = new S3RecordingStore(s3.bucket());
    }

    @AfterAll
    static void stop() throws IOException {
        s3.close();
    }

    @Override
    public RecordingStore store() {
        return store;
    }

    private static void assertUnavailable(RecordingStore store) {
        assertThatThrownBy(() -> store.find(KEY)).isInstanceOf(StorageUnavailable.class);
        assertThatThrownBy(() -> store.put(KEY, new byte[1])).isInstanceOf(StorageUnavailable.class);
        assertThatThrownBy(() -> store.get(KEY)).isInstanceOf(StorageUnavailable.class);
        assertThatThrownBy(() -> store.delete(KEY)).isInstanceOf(StorageUnavailable.class);
        assertThatThrownBy(() -> store.list("recordings/", null, 10)).isInstanceOf(StorageUnavailable.class);
    }

    @Test
    void whoever_has_the_wrong_secret_is_told_nothing() {
        assertUnavailable(new S3RecordingStore(s3.bucket(LocalS3.BUCKET, "wrong")));
    }

    @Test
    void a_bucket_that_is_not_there_is_unavailable() {
        var nowhere = new S3RecordingStore(s3.bucket("nowhere", "secret-of-the-test"));
        assertThatThrownBy(() -> nowhere.put(KEY, new byte[1])).isInstanceOf(StorageUnavailable.class);
        assertThatThrownBy(() -> nowhere.list("", null, 1)).isInstanceOf(StorageUnavailable.class);
    }

    @Test
    void a_link_by_the_wrong_secret_is_refused() throws IOException, InterruptedException {
        store.put(KEY, new byte[1]);
        var link = new S3RecordingStore(s3.bucket(LocalS3.BUCKET, "wrong"))
                .link(KEY, "a.mp4", Duration.ofMinutes(5), Instant.now());
        assertThat(SignedLinkContract.get(link.url()).statusCode()).isEqualTo(403);
    }

    @Test
    void without_its_signature_a_link_is_refused() throws IOException, InterruptedException {
        store.put(KEY, new byte[1]);
        var link = store.link(KEY, "a.mp4", Duration.ofMinutes(5), Instant.now());
        var bare = URI.create(link.url().toString().replaceAll("\\?.*", ""));
        assertThat(SignedLinkContract.get(bare).statusCode()).isEqualTo(403);
    }

    @Test
    void a_link_is_good_for_its_time_only() throws IOException, InterruptedException {
        store.put(KEY, new byte[1]);
        var link = store.link(KEY, "a.mp4", Duration.ofMinutes(5), Instant.now().minusSeconds(301));
        assertThat(SignedLinkContract.get(link.url()).statusCode()).isEqualTo(403);
    }

    @Test
    void a_storage_that_is_not_there_is_unavailable() throws IOException {
        var gone = LocalS3.bucket("http://127.0.0.1:" + Deaf.portOfNobody(), LocalS3.BUCKET, "secret");
        assertUnavailable(new S3RecordingStore(gone));
    }

    @Test
    @Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void a_storage_that_never_answers_is_not_waited_for() throws IOException {
        try (var deaf = Deaf.silent()) {
            var waiting =
                    new S3RecordingStore(LocalS3.bucket(deaf.url(), LocalS3.BUCKET, "secret"), Duration.ofMillis(400));
            assertUnavailable(waiting);
        }
    }

    @Test
    @Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void a_storage_that_answers_drop_by_drop_is_not_waited_for() throws IOException {
        try (var deaf = Deaf.dripping()) {
            var waiting =
                    new S3RecordingStore(LocalS3.bucket(deaf.url(), LocalS3.BUCKET, "secret"), Duration.ofMillis(400));
            assertUnavailable(waiting);
        }
    }

    @Test
    void its_links_need_no_storage_to_answer() throws IOException {
        var gone = LocalS3.bucket("http://127.0.0.1:" + Deaf.portOfNobody(), LocalS3.BUCKET, "secret");
        assertThat(new S3RecordingStore(gone)
                        .link(KEY, "a.mp4", Duration.ofMinutes(5), Instant.now())
                        .url())
                .hasPath("/rooms/recordings/a.mp4");
    }

    @Test
    void where_none_is_configured_none_is_available() {
        assertUnavailable(new NoRecordingStore());
        assertThatThrownBy(() -> new NoRecordingStore().link(KEY, "a", Duration.ofMinutes(5), Instant.now()))
                .isInstanceOf(StorageUnavailable.class);
    }
}
