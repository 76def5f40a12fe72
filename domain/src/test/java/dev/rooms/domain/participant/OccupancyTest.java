package dev.rooms.domain.participant;

import static dev.rooms.domain.room.RoomFixture.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rooms.domain.room.RoomId;
import dev.rooms.domain.room.SessionId;
import dev.rooms.domain.shared.ParticipantIdentity;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class OccupancyTest {
    private static Attendance attendance(String identity, ParticipantKind kind, int from, @Nullable Integer to) {
        return new Attendance(
                new AttendanceId(new UUID(0, 1)),
                new RoomId(new UUID(0, 1)),
                new SessionId(new UUID(0, 1)),
                new ParticipantIdentity(identity),
                null,
                kind,
                null,
                null,
                NOW.plusSeconds(from),
                to == null ? null : NOW.plusSeconds(to),
                null,
                List.of(),
                List.of());
    }

    private static Attendance person(String identity, int from, @Nullable Integer to) {
        return attendance(identity, ParticipantKind.STANDARD, from, to);
    }

    @Test
    void an_empty_session_had_nobody() {
        assertThat(Occupancy.of(List.of())).isEqualTo(Occupancy.NONE);
    }

    @Test
    void the_peak_is_how_many_were_there_at_one_time() {
        assertThat(Occupancy.of(List.of(person("ana", 0, 60), person("bea", 30, 90), person("cyd", 70, null))))
                .isEqualTo(new Occupancy(2, 3));
    }

    @Test
    void who_leaves_in_the_moment_when_another_comes_was_not_there_together_with_them() {
        assertThat(Occupancy.of(List.of(person("ana", 0, 60), person("bea", 60, 90))))
                .isEqualTo(new Occupancy(1, 2));
    }

    @Test
    void who_came_and_left_in_one_moment_was_there() {
        assertThat(Occupancy.of(List.of(person("ana", 0, 0)))).isEqualTo(new Occupancy(1, 1));
        assertThat(Occupancy.of(List.of(person("ana", 0, 60), person("bea", 30, 30))))
                .isEqualTo(new Occupancy(1, 2));
    }

    @Test
    void who_comes_twice_is_one_person() {
        assertThat(Occupancy.of(List.of(person("ana", 0, 60), person("ana", 90, null))))
                .isEqualTo(new Occupancy(1, 1));
    }

    @ParameterizedTest
    @CsvSource({"STANDARD, 1, false", "SIP, 1, false", "INGRESS, 0, false", "EGRESS, 0, true", "AGENT, 0, true"})
    void only_people_count_and_only_machines_depend_on_them(ParticipantKind kind, int counted, boolean dependent) {
        assertThat(Occupancy.of(List.of(attendance("x", kind, 0, null)))).isEqualTo(new Occupancy(counted, counted));
        assertThat(kind.isDependent()).isEqualTo(dependent);
    }
}
