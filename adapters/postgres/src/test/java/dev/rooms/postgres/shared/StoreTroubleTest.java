package dev.rooms.postgres.shared;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rooms.postgres.shared.Sql.SqlFailure;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class StoreTroubleTest {
    private static StoreTrouble of(String state) {
        return StoreTrouble.of(new SqlFailure(new SQLException("", state)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"08006", "53300", "57P01", "57P03", "58030", "25006", "25P03"})
    void a_database_that_cannot_serve_now_is_away(String state) {
        assertThat(of(state)).isEqualTo(StoreTrouble.AWAY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"23505", "40001", "40P01"})
    void who_lost_a_race_may_run_again(String state) {
        assertThat(of(state)).isEqualTo(StoreTrouble.RACE_LOST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"22001", "22021", "22P02", "23502", "23503", "23514", "54000"})
    void data_that_the_database_cannot_hold_is_refused(String state) {
        assertThat(of(state)).isEqualTo(StoreTrouble.REFUSED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"55P03", "25P02", "42601"})
    void all_else_is_about_what_was_asked(String state) {
        assertThat(of(state)).isEqualTo(StoreTrouble.NONE);
    }

    @Test
    void a_pool_that_has_no_connection_says_nothing_more() {
        assertThat(StoreTrouble.of(new SQLException("Sorry, acquisition timeout!")))
                .isEqualTo(StoreTrouble.AWAY);
    }
}
