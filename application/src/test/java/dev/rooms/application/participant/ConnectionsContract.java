package dev.rooms.application.participant;

import static dev.rooms.application.House.NOW;
import static dev.rooms.application.participant.ConnectionFixture.joined;
import static dev.rooms.application.participant.ConnectionFixture.unknown;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rooms.application.room.GivenSessions;
import dev.rooms.application.shared.FreshIds;
import dev.rooms.domain.participant.Connection;
import dev.rooms.domain.participant.ParticipantKind;
import dev.rooms.domain.participant.ParticipantSid;
import dev.rooms.domain.shared.TokenId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a store of connections promises. */
public interface ConnectionsContract extends GivenSessions {
    Connections connections();

    private Connection saved(Connection connection) {
        transactions().run(() -> connections().save(connection));
        return connection;
    }

    private Optional<Connection> find(ParticipantSid sid) {
        return transactions().within(() -> connections().find(sid));
    }

    @Test
    default void a_connection_is_found_as_it_was_saved() {
        var connection = saved(joined(givenSession(), "ana@example.org", NOW));
        assertThat(find(connection.sid())).contains(connection);
    }

    @Test
    default void a_connection_of_which_little_is_known_is_found_as_it_was_saved() {
        for (var kind : ParticipantKind.values()) {
            var connection = saved(unknown(givenSession(), kind, NOW));
            assertThat(find(connection.sid())).contains(connection);
        }
    }

    @Test
    default void a_connection_that_nobody_saw_is_not_found() {
        assertThat(find(ConnectionFixture.freshSid())).isEmpty();
    }

    @Test
    default void what_is_saved_later_takes_the_place_of_what_was_known() {
        var connection = saved(joined(givenSession(), "ana", NOW));
        var left = saved(connection.left("CLIENT_INITIATED", NOW.plusSeconds(60)));
        assertThat(find(connection.sid())).contains(left);
    }

    @Test
    default void somebody_who_left_without_a_reason_has_left() {
        var left = saved(joined(givenSession(), "ana", NOW).left(null, NOW.plusSeconds(60)));
        assertThat(find(left.sid())).contains(left);
        assertThat(transactions().within(() -> connections().open(left.session())))
                .isEmpty();
    }

    @Test
    default void the_connections_of_an_identity_are_those_of_one_session() {
        var session = givenSession();
        var first = saved(joined(session, "ana", NOW).left("STATE_MISMATCH", NOW.plusSeconds(5)));
        var second = saved(joined(session, "ana", NOW.plusSeconds(7)));
        saved(joined(session, "Ana", NOW));
        saved(joined(givenSession(), "ana", NOW));
        assertThat(transactions().within(() -> connections().of(session.id(), first.identity())))
                .containsExactlyInAnyOrder(first, second);
    }

    @Test
    default void the_connections_of_a_token_are_those_of_every_session() {
        var token = new TokenId(FreshIds.next());
        var here = saved(joined(givenSession(), "ana", token, NOW));
        var there = saved(joined(givenSession(), "bea", token, NOW));
        saved(joined(givenSession(), "ana", NOW));
        assertThat(transactions().within(() -> connections().of(token))).containsExactlyInAnyOrder(here, there);
    }

    @Test
    default void the_connections_of_a_session_are_those_of_everybody() {
        var session = givenSession();
        var ana = saved(joined(session, "ana", NOW));
        var bea = saved(joined(session, "bea", NOW).left("CLIENT_INITIATED", NOW));
        saved(joined(givenSession(), "ana", NOW));
        assertThat(transactions().within(() -> connections().of(session.id()))).containsExactlyInAnyOrder(ana, bea);
    }

    @Test
    default void those_who_have_not_left_are_counted_session_by_session() {
        var full = givenSession();
        saved(joined(full, "ana", NOW));
        saved(joined(full, "bea", NOW));
        saved(joined(full, "cia", NOW).left("CLIENT_INITIATED", NOW));
        var left = givenSession();
        saved(joined(left, "ana", NOW).left("CLIENT_INITIATED", NOW));
        saved(joined(givenSession(), "ana", NOW));
        assertThat(transactions().within(() -> connections().counts(Set.of(full.id(), left.id()))))
                .isEqualTo(Map.of(full.id(), 2));
        assertThat(transactions().within(() -> connections().counts(Set.of()))).isEmpty();
    }

    @Test
    default void the_open_connections_are_those_who_have_not_left() {
        var session = givenSession();
        var ana = saved(joined(session, "ana", NOW));
        var recorder = saved(unknown(session, ParticipantKind.EGRESS, NOW));
        saved(joined(session, "bea", NOW).left("CLIENT_INITIATED", NOW));
        saved(joined(givenSession(), "ana", NOW));
        assertThat(transactions().within(() -> connections().open(session.id())))
                .containsExactlyInAnyOrder(ana, recorder);
    }
}
