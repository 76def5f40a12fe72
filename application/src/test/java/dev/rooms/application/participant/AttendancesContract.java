package dev.rooms.application.participant;

import static dev.rooms.application.House.NOW;
import static dev.rooms.application.participant.ConnectionFixture.joined;
import static dev.rooms.application.participant.ConnectionFixture.unknown;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rooms.application.participant.Attendances.Filter;
import dev.rooms.application.room.GivenSessions;
import dev.rooms.domain.participant.Attendance;
import dev.rooms.domain.participant.Connection;
import dev.rooms.domain.participant.Occupancy;
import dev.rooms.domain.participant.ParticipantKind;
import dev.rooms.domain.room.RoomId;
import dev.rooms.domain.room.Session;
import dev.rooms.domain.room.SessionEndReason;
import dev.rooms.domain.shared.Page;
import dev.rooms.domain.shared.ParticipantIdentity;
import dev.rooms.domain.shared.Period;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What a store of attendances promises. */
public interface AttendancesContract extends GivenSessions {
    Attendances attendances();

    /** Folds them and puts the fold in the place of what was known. */
    private List<Attendance> replaced(Connection... connections) {
        var folded = Attendance.fold(List.of(connections));
        var session = connections[0].session();
        transactions().run(() -> attendances().replace(session, connections[0].identity(), folded));
        return folded;
    }

    private List<Attendance> list(RoomId room, Filter filter) {
        return transactions()
                .within(() -> attendances().list(room, filter, new Page.Request(100, null)))
                .items();
    }

    private Session nextSession(Session session) {
        transactions().run(() -> sessions().save(session.ended(SessionEndReason.EMPTIED, NOW)));
        return givenSession(session.room());
    }

    @Test
    default void attendances_are_found_as_they_were_folded() {
        var session = givenSession();
        var first = joined(session, "ana", NOW).left("STATE_MISMATCH", NOW.plusSeconds(60));
        var again = joined(session, "ana", NOW.plusSeconds(70)).left("CLIENT_INITIATED", NOW.plusSeconds(90));
        var later = joined(session, "ana", NOW.plusSeconds(95));
        var folded = replaced(first, again, later);
        assertThat(folded).hasSize(2);
        assertThat(list(session.room(), Filter.ALL)).containsExactlyElementsOf(folded.reversed());
    }

    @Test
    default void an_attendance_of_which_little_is_known_is_found_as_it_was_folded() {
        var session = givenSession();
        for (var kind : ParticipantKind.values()) {
            replaced(unknown(session, kind, NOW));
        }
        assertThat(list(session.room(), Filter.ALL))
                .extracting(Attendance::kind)
                .containsExactlyInAnyOrder(ParticipantKind.values());
        var agent = replaced(unknown(session, ParticipantKind.AGENT, NOW.plusSeconds(1)));
        var filter = new Filter(null, new ParticipantIdentity("agent"), null);
        assertThat(list(session.room(), filter)).isEqualTo(agent);
    }

    @Test
    default void what_was_known_of_an_identity_in_a_session_gives_way() {
        var session = givenSession();
        var connection = joined(session, "ana", NOW);
        replaced(connection);
        var folded = replaced(connection.left("CLIENT_INITIATED", NOW.plusSeconds(60)));
        assertThat(list(session.room(), Filter.ALL)).isEqualTo(folded);
    }

    @Test
    default void what_is_known_of_others_and_of_other_sessions_stays() {
        var session = givenSession();
        var ana = replaced(joined(session, "ana", NOW));
        var bea = replaced(joined(session, "bea", NOW));
        var next = nextSession(session);
        var anaAgain = replaced(joined(next, "ana", NOW.plusSeconds(90)));
        transactions()
                .run(() -> attendances().replace(session.id(), bea.getFirst().identity(), List.of()));
        assertThat(list(session.room(), Filter.ALL)).containsExactly(anaAgain.getFirst(), ana.getFirst());
    }

    @Test
    default void attendances_are_listed_newest_first_page_by_page() {
        var session = givenSession();
        var oldest = replaced(joined(session, "ana", NOW)).getFirst();
        var middle = replaced(joined(session, "bea", NOW)).getFirst();
        var newest = replaced(joined(session, "cyd", NOW)).getFirst();
        replaced(joined(givenSession(), "dan", NOW));
        var first =
                transactions().within(() -> attendances().list(session.room(), Filter.ALL, new Page.Request(2, null)));
        assertThat(first)
                .isEqualTo(new Page<>(List.of(newest, middle), middle.id().value()));
        var second = transactions()
                .within(() -> attendances().list(session.room(), Filter.ALL, new Page.Request(2, first.next())));
        assertThat(second).isEqualTo(new Page<>(List.of(oldest), null));
    }

    @Test
    default void attendances_are_found_by_presence_identity_and_session() {
        var session = givenSession();
        var left = replaced(joined(session, "ana", NOW).left("CLIENT_INITIATED", NOW))
                .getFirst();
        var next = nextSession(session);
        var there = replaced(joined(next, "ana", NOW)).getFirst();
        var bea = replaced(joined(next, "bea", NOW)).getFirst();
        var ana = new ParticipantIdentity("ana");
        var room = session.room();
        assertThat(list(room, new Filter(true, null, null))).containsExactly(bea, there);
        assertThat(list(room, new Filter(false, null, null))).containsExactly(left);
        assertThat(list(room, new Filter(null, ana, null))).containsExactly(there, left);
        assertThat(list(room, new Filter(null, null, next.id()))).containsExactly(bea, there);
        assertThat(list(room, new Filter(true, ana, next.id()))).containsExactly(there);
        assertThat(list(room, new Filter(true, ana, session.id()))).isEmpty();
    }

    @Test
    default void occupancy_counts_people_at_one_time_and_all_in_all() {
        var session = givenSession();
        replaced(
                joined(session, "ana", NOW).left("CLIENT_INITIATED", NOW.plusSeconds(60)),
                joined(session, "ana", NOW.plusSeconds(300)));
        replaced(joined(session, "bea", NOW.plusSeconds(30)).left("CLIENT_INITIATED", NOW.plusSeconds(90)));
        replaced(joined(session, "cyd", NOW.plusSeconds(60)).left("CLIENT_INITIATED", NOW.plusSeconds(90)));
        replaced(unknown(session, ParticipantKind.EGRESS, NOW));
        replaced(unknown(session, ParticipantKind.AGENT, NOW));
        var empty = givenSession();
        var asked = Set.of(session.id(), empty.id());
        var counted = transactions().within(() -> attendances().occupancy(asked));
        assertThat(counted.get(session.id())).isEqualTo(new Occupancy(2, 3));
        assertThat(counted.getOrDefault(empty.id(), Occupancy.NONE)).isEqualTo(Occupancy.NONE);
    }

    @Test
    default void occupancy_is_counted_session_by_session() {
        var first = givenSession();
        var second = givenSession();
        replaced(joined(first, "ana", NOW));
        replaced(joined(second, "ana", NOW));
        replaced(joined(second, "bea", NOW));
        replaced(joined(givenSession(), "cyd", NOW));
        var asked = Set.of(first.id(), second.id());
        assertThat(transactions().within(() -> attendances().occupancy(asked)))
                .isEqualTo(Map.of(first.id(), new Occupancy(1, 1), second.id(), new Occupancy(2, 2)));
        assertThat(transactions().within(() -> attendances().occupancy(Set.of())))
                .isEmpty();
    }

    @Test
    default void attendances_are_found_by_the_time_of_their_join() {
        var session = givenSession();
        var early = replaced(joined(session, "ana", NOW)).getFirst();
        var late = replaced(joined(session, "bea", NOW.plusSeconds(60))).getFirst();
        Function<Period, List<Attendance>> joined = period -> transactions()
                .within(() -> attendances().list(session.room(), Filter.ALL, new Page.Request(9, null, period)))
                .items();
        assertThat(joined.apply(new Period(NOW, null))).containsExactly(late);
        assertThat(joined.apply(new Period(null, NOW.plusSeconds(60)))).containsExactly(early);
        assertThat(joined.apply(new Period(NOW, NOW.plusSeconds(60)))).isEmpty();
    }
}
