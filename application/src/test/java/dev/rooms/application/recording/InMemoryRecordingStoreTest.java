package dev.rooms.application.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rooms.application.shared.InMemoryTransactions;
import dev.rooms.domain.recording.ObjectKey;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

final class InMemoryRecordingStoreTest implements RecordingStoreContract {
    private static final ObjectKey KEY = new ObjectKey("recordings/a.mp4");

    private final InMemoryRecordingStore store = new InMemoryRecordingStore(InstantSource.system());

    @Override
    public RecordingStore store() {
        return store;
    }

    @Test
    void one_that_is_away_does_not_answer_and_is_written_to_all_the_same() {
        store.goAway();
        assertThatThrownBy(() -> store.find(KEY)).isInstanceOf(StorageUnavailable.class);
        store.upload(KEY, new byte[3]);
        store.comeBack();
        assertThat(store.find(KEY)).isPresent();
    }

    @Test
    void nobody_waits_for_it_inside_a_transaction() {
        assertThatThrownBy(() -> new InMemoryTransactions().within(() -> store.find(KEY)))
                .isInstanceOf(AssertionError.class);
    }
}
