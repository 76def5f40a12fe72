package dev.rooms.application.recording;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.rooms.application.recording.RecordingStore.StoredObject;
import dev.rooms.application.shared.FreshIds;
import dev.rooms.domain.recording.ObjectKey;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a bucket promises. */
public interface RecordingStoreContract {
    RecordingStore store();

    /** A folder that no other test writes to. */
    static String freshFolder() {
        return FreshIds.text("recordings/") + "/";
    }

    private static byte[] content() {
        return "a recording".getBytes(UTF_8);
    }

    private static ObjectKey freshKey() {
        return new ObjectKey(freshFolder() + "one.mp4");
    }

    private static List<ObjectKey> keys(List<StoredObject> objects) {
        return objects.stream().map(StoredObject::key).toList();
    }

    @Test
    default void what_was_put_is_found_with_its_size_and_time() {
        var key = freshKey();
        store().put(key, content());
        assertThat(store().find(key)).hasValueSatisfying(object -> {
            assertThat(object.key()).isEqualTo(key);
            assertThat(object.size()).isEqualTo(content().length);
            assertThat(object.lastModified()).isCloseTo(Instant.now(), within(1, ChronoUnit.MINUTES));
        });
        assertThat(store().get(key)).isEqualTo(content());
    }

    @Test
    default void what_was_put_later_takes_the_place_of_what_was_there() {
        var key = freshKey();
        store().put(key, content());
        store().put(key, new byte[0]);
        assertThat(store().find(key).orElseThrow().size()).isZero();
        assertThat(store().get(key)).isEmpty();
    }

    @Test
    default void what_was_never_put_is_not_found_and_cannot_be_got() {
        var key = freshKey();
        assertThat(store().find(key)).isEmpty();
        assertThatThrownBy(() -> store().get(key)).isInstanceOf(StorageUnavailable.class);
    }

    @Test
    default void a_folder_is_no_object() {
        var folder = freshFolder();
        store().put(new ObjectKey(folder + "one.mp4"), content());
        assertThat(store().find(new ObjectKey(folder.substring(0, folder.length() - 1))))
                .isEmpty();
    }

    @Test
    default void what_was_deleted_is_gone_and_may_be_deleted_again() {
        var key = freshKey();
        store().put(key, content());
        store().delete(key);
        assertThat(store().find(key)).isEmpty();
        assertThatCode(() -> store().delete(key)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "with space.mp4",
                "a+b&c=d;e.mp4",
                "100%25.mp4",
                "Übung 💡.mp4",
                "it's (1) [2] {3}, \"4\" <5>.mp4",
                "tilde~at@colon:dollar$hash#question?.mp4",
                ".hidden"
            })
    default void odd_characters_in_a_key_are_as_good_as_others(String name) {
        var folder = freshFolder();
        var key = new ObjectKey(folder + name);
        store().put(key, content());
        assertThat(store().find(key)).isPresent();
        assertThat(store().get(key)).isEqualTo(content());
        assertThat(keys(store().list(folder, null, 10))).containsExactly(key);
        store().delete(key);
        assertThat(store().list(folder, null, 10)).isEmpty();
    }

    @Test
    default void objects_are_listed_in_the_order_of_their_keys_and_with_their_sizes() {
        var folder = freshFolder();
        for (var name : List.of("b/2.mp4", "a.mp4", "b.mp4", "b/10.mp4", "c.mp4")) {
            store().put(new ObjectKey(folder + name), name.getBytes(UTF_8));
        }
        store().put(freshKey(), content());
        var listed = store().list(folder, null, 10);
        assertThat(listed)
                .extracting(object -> object.key().value().substring(folder.length()))
                .containsExactly("a.mp4", "b.mp4", "b/10.mp4", "b/2.mp4", "c.mp4");
        assertThat(listed)
                .allSatisfy(object ->
                        assertThat(object.size()).isEqualTo(object.key().value().length() - folder.length()));
    }

    @Test
    default void a_list_begins_behind_a_key_whether_or_not_that_is_there() {
        var folder = freshFolder();
        for (var name : List.of("a", "c", "e")) {
            store().put(new ObjectKey(folder + name), content());
        }
        assertThat(keys(store().list(folder, new ObjectKey(folder + "a"), 10)))
                .containsExactly(new ObjectKey(folder + "c"), new ObjectKey(folder + "e"));
        assertThat(keys(store().list(folder, new ObjectKey(folder + "d"), 10)))
                .containsExactly(new ObjectKey(folder + "e"));
        assertThat(store().list(folder, new ObjectKey(folder + "e"), 10)).isEmpty();
    }

    @Test
    default void where_nothing_lies_nothing_is_listed() {
        assertThat(store().list(freshFolder(), null, 10)).isEmpty();
    }

    @Test
    default void a_long_list_is_read_page_by_page() {
        var folder = freshFolder();
        var all = IntStream.range(0, 1_200)
                .mapToObj(number -> new ObjectKey(folder + "%02d/%04d.mp4".formatted(number % 7, number)))
                .sorted((one, other) -> one.value().compareTo(other.value()))
                .toList();
        try (var threads = Executors.newFixedThreadPool(4)) {
            all.forEach(key -> threads.execute(() -> store().put(key, content())));
        }
        var seen = new ArrayList<ObjectKey>();
        ObjectKey after = null;
        for (var page = store().list(folder, after, 500); !page.isEmpty(); page = store().list(folder, after, 500)) {
            seen.addAll(keys(page));
            after = page.getLast().key();
        }
        assertThat(seen).isEqualTo(all);
        // Longer than what storages give at once.
        assertThat(keys(store().list(folder, null, 1_100))).isEqualTo(all.subList(0, 1_100));
    }

    @Test
    default void a_link_says_how_long_it_is_good_and_does_not_print_itself() {
        var now = Instant.parse("2026-11-23T10:00:00Z");
        var link = store().link(freshKey(), "Stand-up.mp4", Duration.ofMinutes(5), now);
        assertThat(link.expiresAt()).isEqualTo(now.plusSeconds(300));
        assertThat(link.toString()).doesNotContain("http");
    }
}
