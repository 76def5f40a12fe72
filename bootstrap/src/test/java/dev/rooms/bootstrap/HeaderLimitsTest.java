package dev.rooms.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HeaderLimitsTest {
    @ParameterizedTest
    @ValueSource(ints = {2_048, 12_288, 24_576})
    void each_limit_lies_above_the_largest_token(int tokenBytes) {
        assertThat(HeaderLimits.of(tokenBytes).values())
                .hasSize(3)
                .allSatisfy(limit -> assertThat(Integer.parseInt(limit)).isGreaterThan(tokenBytes + 4_000));
    }
}
