package dev.rooms.application.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.rooms.application.shared.FreshIds;
import dev.rooms.application.webhook.WebhookEvent.LiveParticipant;
import dev.rooms.domain.room.LiveKitRoomName;
import dev.rooms.domain.room.SessionId;
import dev.rooms.domain.shared.ParticipantIdentity;
import dev.rooms.domain.shared.TokenId;
import org.junit.jupiter.api.Test;

/** What can be seen of a media server. */
public interface LiveRoomsContract {
    ParticipantIdentity ANA = new ParticipantIdentity("ana@example.org");
    ParticipantIdentity BEA = new ParticipantIdentity("bea");

    LiveRooms liveRooms();

    /** Enters with this token, and is in. */
    void enter(LiveKitRoomName room, ParticipantIdentity identity, TokenId token);

    private static LiveKitRoomName room() {
        return LiveKitRoomName.of(new SessionId(FreshIds.next()));
    }

    @Test
    default void a_room_that_somebody_entered_is_listed_and_served() {
        var room = room();
        enter(room, ANA, new TokenId(FreshIds.next()));
        assertThat(liveRooms().rooms())
                .filteredOn(listed -> listed.room().name().equals(room))
                .singleElement()
                .satisfies(listed -> assertThat(listed.room().sid().value()).startsWith("RM_"));
        assertThat(liveRooms().isServed(room)).isTrue();
    }

    @Test
    default void whoever_is_in_a_room_is_seen_with_their_token() {
        var room = room();
        var token = new TokenId(FreshIds.next());
        enter(room, ANA, token);
        assertThat(liveRooms().people(room)).singleElement().satisfies(present -> {
            assertThat(present.isActive()).isTrue();
            assertThat(present.participant().identity()).isEqualTo(ANA);
            assertThat(present.participant().token()).isEqualTo(token);
            assertThat(present.participant().sid().value()).startsWith("PA_");
        });
    }

    @Test
    default void a_room_that_never_was_is_not_listed_and_holds_nobody() {
        var room = room();
        assertThat(liveRooms().rooms()).noneMatch(listed -> listed.room().name().equals(room));
        assertThat(liveRooms().people(room)).isEmpty();
    }

    private LiveParticipant shown(LiveKitRoomName room, ParticipantIdentity identity) {
        return liveRooms().people(room).stream()
                .map(LiveRooms.Present::participant)
                .filter(participant -> participant.identity().equals(identity))
                .findFirst()
                .orElseThrow();
    }

    @Test
    default void a_removed_participant_is_out_and_nobody_else_is() {
        var room = room();
        enter(room, ANA, new TokenId(FreshIds.next()));
        enter(room, BEA, new TokenId(FreshIds.next()));
        liveRooms().remove(room, shown(room, ANA));
        assertThat(liveRooms().people(room))
                .singleElement()
                .satisfies(
                        present -> assertThat(present.participant().identity()).isEqualTo(BEA));
    }

    @Test
    default void removing_an_absent_participant_is_no_failure() {
        var room = room();
        enter(room, ANA, new TokenId(FreshIds.next()));
        var ana = shown(room, ANA);
        liveRooms().remove(room, ana);
        assertThatCode(() -> liveRooms().remove(room, ana)).doesNotThrowAnyException();
    }
}
