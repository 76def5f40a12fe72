package dev.rooms.application.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class EachAloneTest {
    private static final List<Integer> MANY = IntStream.range(0, 1000).boxed().toList();

    private final Set<Integer> done = ConcurrentHashMap.newKeySet();

    @Test
    void each_is_done_once() {
        EachAlone.run(MANY, each -> assertThat(done.add(each)).isTrue());
        assertThat(done).hasSize(1000);
    }

    @Test
    void of_none_none_is_done() {
        EachAlone.run(List.<Integer>of(), done::add);
        assertThat(done).isEmpty();
    }

    @Test
    void what_fails_for_some_is_said_when_the_others_are_done() {
        assertThatThrownBy(() -> EachAlone.run(MANY, each -> {
                    if (each % 100 == 0) {
                        throw new IllegalStateException("no " + each);
                    }
                    done.add(each);
                }))
                .isInstanceOf(IllegalStateException.class)
                .satisfies(first -> assertThat(first.getSuppressed()).hasSize(9));
        assertThat(done).hasSize(990);
    }

    @Test
    void nothing_more_is_tried_when_the_store_is_away() {
        assertThatThrownBy(() -> EachAlone.run(MANY, each -> {
                    done.add(each);
                    throw new StoreUnavailable();
                }))
                .isInstanceOf(StoreUnavailable.class);
        assertThat(done).hasSizeLessThan(20);
    }
}
