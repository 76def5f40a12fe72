package dev.rooms.domain.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.rooms.domain.access.Seating.Seat;
import dev.rooms.domain.room.RoomId;
import dev.rooms.domain.shared.ParticipantIdentity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class SeatingTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final RoomId ROOM = new RoomId(new UUID(0, 1));
    private static final ParticipantIdentity ANA = new ParticipantIdentity("ana");
    private static final ParticipantIdentity BEA = new ParticipantIdentity("bea");
    private static final ParticipantIdentity CYD = new ParticipantIdentity("cyd");

    private static Seating of(Seat... seats) {
        return new Seating(List.of(seats));
    }

    private static Seat in(ParticipantIdentity identity) {
        return new Seat(identity, null);
    }

    private static Seat reserved(ParticipantIdentity identity, int seconds) {
        return new Seat(identity, NOW.plusSeconds(seconds));
    }

    private static RoomFull refused(Seating seating, int most) {
        return catchThrowableOfType(RoomFull.class, () -> seating.mustHaveSeatFor(CYD, ROOM, most, NOW));
    }

    @Test
    void a_free_seat_is_given() {
        assertThatCode(() -> of(in(ANA)).mustHaveSeatFor(CYD, ROOM, 2, NOW)).doesNotThrowAnyException();
    }

    @Test
    void an_identity_that_has_a_seat_needs_no_other() {
        var full = of(in(ANA), reserved(CYD, 5));
        assertThatCode(() -> full.mustHaveSeatFor(CYD, ROOM, 2, NOW)).doesNotThrowAnyException();
    }

    @Test
    void a_person_who_holds_an_unused_token_as_well_has_one_seat() {
        var seating = of(in(ANA), reserved(ANA, 5));
        assertThatCode(() -> seating.mustHaveSeatFor(CYD, ROOM, 2, NOW)).doesNotThrowAnyException();
    }

    @Test
    void beyond_the_seats_the_oldest_reservation_says_when_to_try_again() {
        var failure = refused(of(in(ANA), reserved(BEA, 70), reserved(new ParticipantIdentity("dan"), 20)), 3);
        assertThat(failure.retryAfter()).contains(Duration.ofSeconds(20));
        assertThat(failure.facts()).isEqualTo(Map.of("max_participants", 3));
    }

    @Test
    void a_reservation_of_a_person_who_is_in_frees_no_seat() {
        assertThat(refused(of(in(ANA), reserved(ANA, 70)), 1).retryAfter()).contains(Duration.ofSeconds(30));
    }

    @Test
    void nobody_knows_when_people_leave() {
        assertThat(refused(of(in(ANA), in(BEA)), 2).retryAfter()).contains(Duration.ofSeconds(30));
    }
}
