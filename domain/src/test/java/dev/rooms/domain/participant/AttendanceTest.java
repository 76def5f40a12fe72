package dev.rooms.domain.participant;

import static dev.rooms.domain.room.RoomFixture.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rooms.domain.room.RoomId;
import dev.rooms.domain.room.SessionId;
import dev.rooms.domain.shared.ParticipantIdentity;
import dev.rooms.domain.shared.ParticipantRole;
import dev.rooms.domain.shared.TokenId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AttendanceTest {
    private static final TokenId FIRST = new TokenId(new UUID(7, 1));
    private static final TokenId SECOND = new TokenId(new UUID(7, 2));

    /** @param to in seconds from now on, as from; null: still there */
    private static Connection connection(
            int number, int from, @Nullable Integer to, @Nullable String reason, @Nullable TokenId token) {
        return new Connection(
                new ParticipantSid("PA_" + number),
                new AttendanceId(new UUID(0, number)),
                new RoomId(new UUID(0, 1)),
                new SessionId(new UUID(0, 2)),
                new ParticipantIdentity("ana"),
                token == null ? null : "Ana " + number,
                ParticipantKind.STANDARD,
                token,
                token == null ? null : ParticipantRole.HOST,
                NOW.plusSeconds(from),
                to == null ? null : NOW.plusSeconds(to),
                reason);
    }

    /** Reads {@code 0-60 LOST; 70-}: connections from and to these seconds. */
    private static List<Connection> connections(String text) {
        var all = new ArrayList<Connection>();
        for (var each : text.split(";", -1)) {
            var words = each.strip().split("[- ]", -1);
            var to = words[1].isEmpty() ? null : (Integer) Integer.parseInt(words[1]);
            var reason = words.length > 2 ? words[2] : null;
            all.add(connection(all.size() + 1, Integer.parseInt(words[0]), to, reason, FIRST));
        }
        return all;
    }

    private static String spells(List<Connection> connections) {
        return Attendance.fold(connections).stream().map(AttendanceTest::spell).collect(Collectors.joining("; "));
    }

    private static String spell(Attendance attendance) {
        var from = Duration.between(NOW, attendance.joinedAt()).toSeconds();
        var to = attendance.leftAt();
        var until = to == null ? "" : " " + Duration.between(NOW, to).toSeconds();
        return from + "-" + until.strip() + (attendance.reason() == null ? "" : " " + attendance.reason());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
            CONNECTIONS                                          | ATTENDANCES
            0-                                                   | 0-
            0-60 LOST                                            | 0-60 LOST
            0-60                                                 | 0-60
            0-60 LOST; 70-                                       | 0-
            0-60 LOST; 70-90 LEFT                                | 0-90 LEFT
            0-60 LOST; 80-90                                     | 0-90
            0-60 LOST; 81-90                                     | 0-60 LOST; 81-90
            0-60; 80-                                            | 0-
            0-60; 81-                                            | 0-60; 81-
            0-60 CLIENT_INITIATED; 61-                           | 0-60 CLIENT_INITIATED; 61-
            0-60 PARTICIPANT_REMOVED; 61-                        | 0-60 PARTICIPANT_REMOVED; 61-
            0-60 ROOM_DELETED; 61-                               | 0-60 ROOM_DELETED; 61-
            0-60 DUPLICATE_IDENTITY; 61-                         | 0-
            0-60 LOST; 59-                                       | 0-
            0-60 DUPLICATE_IDENTITY; 60-90 LOST                  | 0-90 LOST
            0-60 CLIENT_INITIATED; 30-50 LOST                    | 0-60 CLIENT_INITIATED
            0-60 CLIENT_INITIATED; 30-50 LOST; 61-               | 0-60 CLIENT_INITIATED; 61-
            0-60 LOST; 30-60 CLIENT_INITIATED; 61-               | 0-60 CLIENT_INITIATED; 61-
            0-; 30-60 CLIENT_INITIATED; 300-                     | 0-
            0-10 LOST; 20-30 LOST; 40-50 LOST; 90-95 LOST        | 0-50 LOST; 90-95 LOST
            """)
    void short_gaps_count_as_present_unless_somebody_meant_to_leave(String connections, String attendances) {
        assertThat(spells(connections(connections))).isEqualTo(attendances);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34})
    void the_order_of_the_news_does_not_matter(long seed) {
        var random = new Random(seed);
        var reasons = Arrays.asList("LOST", "CLIENT_INITIATED", "DUPLICATE_IDENTITY", null);
        var tokens = Arrays.asList(FIRST, SECOND, null);
        var known = IntStream.range(0, 12)
                .mapToObj(number -> {
                    var from = random.nextInt(200);
                    var gone = random.nextInt(10) > 0;
                    return connection(
                            number,
                            from,
                            gone ? (Integer) (from + random.nextInt(30)) : null,
                            gone ? reasons.get(random.nextInt(reasons.size())) : null,
                            tokens.get(random.nextInt(tokens.size())));
                })
                .toList();
        var folded = Attendance.fold(known);
        for (var time = 0; time < 100; time++) {
            var shuffled = new ArrayList<>(known);
            Collections.shuffle(shuffled, random);
            assertThat(Attendance.fold(shuffled)).isEqualTo(folded);
        }
        assertThat(folded.stream().flatMap(each -> each.connections().stream()))
                .containsExactlyInAnyOrderElementsOf(
                        known.stream().map(Connection::sid).toList());
    }

    @Test
    void nobody_who_was_never_there_has_an_attendance() {
        assertThat(Attendance.fold(List.of())).isEmpty();
    }

    @Test
    void it_has_the_id_of_its_first_connection_and_the_name_and_token_of_its_last() {
        var attendance = Attendance.fold(List.of(
                        connection(1, 0, 60, "LOST", FIRST),
                        connection(2, 61, 70, "LOST", SECOND),
                        connection(3, 71, null, null, null)))
                .getFirst();
        assertThat(attendance.id()).isEqualTo(new AttendanceId(new UUID(0, 1)));
        assertThat(attendance.name()).isEqualTo("Ana 2");
        assertThat(attendance.token()).isEqualTo(SECOND);
        assertThat(attendance.role()).isEqualTo(ParticipantRole.HOST);
        assertThat(attendance.connections()).hasSize(3);
    }

    @Test
    void each_token_is_used_once_however_often_it_comes_back() {
        var attendance = Attendance.fold(List.of(
                        connection(1, 0, 60, "LOST", FIRST),
                        connection(2, 61, 70, "LOST", FIRST),
                        connection(3, 71, 80, "LOST", null),
                        connection(4, 81, 90, "LOST", SECOND)))
                .getFirst();
        assertThat(attendance.uses()).containsExactly(FIRST, SECOND);
    }

    @Test
    void it_is_open_and_lasts_until_the_last_connection_is_gone() {
        assertThat(Attendance.fold(connections("10-")).getFirst().isOpen()).isTrue();
        assertThat(Attendance.fold(connections("10-60")).getFirst().isOpen()).isFalse();
        var now = NOW.plusSeconds(100);
        assertThat(Attendance.fold(connections("10-60")).getFirst().duration(now))
                .isEqualTo(Duration.ofSeconds(50));
        assertThat(Attendance.fold(connections("10-")).getFirst().duration(now)).isEqualTo(Duration.ofSeconds(90));
        assertThat(Attendance.fold(connections("10-")).getFirst().duration(NOW)).isZero();
    }

    @Test
    void a_connection_is_left_once_and_not_before_it_was_joined() {
        var joined = connection(1, 10, null, null, FIRST);
        var left = joined.left("LOST", NOW.plusSeconds(20));
        assertThat(left.leftAt()).isEqualTo(NOW.plusSeconds(20));
        assertThat(left.left("CLIENT_INITIATED", NOW.plusSeconds(30))).isSameAs(left);
        assertThat(joined.left("LOST", NOW).leftAt()).isEqualTo(joined.joinedAt());
    }
}
