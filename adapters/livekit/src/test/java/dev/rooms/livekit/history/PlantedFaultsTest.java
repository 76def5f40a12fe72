package dev.rooms.livekit.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What {@link LedgerTruthTest} asks finds out whoever gets it wrong: each mistake is made by one port, with the same
 * seeds that find nothing when no mistake is made.
 */
final class PlantedFaultsTest {
    private static final int SEEDS = 1000;

    @ParameterizedTest
    @EnumSource
    void a_mistake_in_reading_is_found_out(FaultOfReading fault) {
        assertThat(isFoundOut(fault)).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void a_mistake_in_keeping_is_found_out(FaultOfKeeping fault) {
        assertThat(isFoundOut(fault)).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void a_mistake_in_looking_is_found_out(FaultOfLooking fault) {
        assertThat(isFoundOut(fault)).isTrue();
    }

    private static boolean isFoundOut(Wiring wiring) {
        return LongStream.range(0, SEEDS)
                .anyMatch(seed -> Disorder.of(seed, wiring).isPresent()
                        || Loss.of(seed, wiring).isPresent());
    }
}
