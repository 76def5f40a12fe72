package dev.rooms.application.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What drawn ids promise: UUIDv7 (RFC 9562) that nobody else has. */
public interface IdsContract {
    Ids ids();

    @Test
    default void an_id_is_a_uuid_of_version_7() {
        var id = ids().next();
        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
    }

    @Test
    default void each_id_is_greater_than_the_one_before() {
        assertThat(Stream.generate(ids()::next).limit(10_000)).isSorted().doesNotHaveDuplicates();
    }

    @Test
    default void many_who_draw_at_once_never_get_the_same() {
        var drawn = AtOnce.run(
                4, () -> IntStream.range(0, 2_000).mapToObj(_ -> ids().next()).toList());
        assertThat(drawn.stream().flatMap(List::stream)).hasSize(8_000).doesNotHaveDuplicates();
    }
}
