package dev.rooms.application.room;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rooms.application.shared.FreshIds;
import dev.rooms.domain.room.LiveKitRoomName;
import dev.rooms.domain.room.SessionId;
import dev.rooms.domain.shared.ParticipantIdentity;
import dev.rooms.domain.shared.TokenId;
import org.junit.jupiter.api.Test;

/** What a media server promises. */
public interface MediaRoomsContract {
    ParticipantIdentity ANA = new ParticipantIdentity("ana@example.org");
    ParticipantIdentity BEA = new ParticipantIdentity("bea");

    MediaRooms mediaRooms();

    /** Enters with this token, and is in; who was there under that identity is out. */
    void enter(LiveKitRoomName room, ParticipantIdentity identity, TokenId token);

    /** Whether they are in, once everything asked of the media server has had its effect. */
    boolean isIn(LiveKitRoomName room, ParticipantIdentity identity);

    private static LiveKitRoomName room() {
        return LiveKitRoomName.of(new SessionId(FreshIds.next()));
    }

    private TokenId entered(LiveKitRoomName room, ParticipantIdentity identity) {
        var token = new TokenId(FreshIds.next());
        enter(room, identity, token);
        return token;
    }

    @Test
    default void ending_a_room_puts_everybody_out() {
        var room = room();
        var other = room();
        entered(room, ANA);
        entered(room, BEA);
        entered(other, ANA);
        assertThat(mediaRooms().end(room)).isTrue();
        assertThat(isIn(room, ANA)).isFalse();
        assertThat(isIn(room, BEA)).isFalse();
        assertThat(isIn(other, ANA)).isTrue();
    }

    @Test
    default void a_room_that_has_ended_is_not_there_to_be_ended() {
        var room = room();
        entered(room, ANA);
        mediaRooms().end(room);
        assertThat(mediaRooms().end(room)).isFalse();
    }

    @Test
    default void a_room_that_never_was_is_not_there_to_be_ended() {
        assertThat(mediaRooms().end(room())).isFalse();
    }

    @Test
    default void a_room_that_has_ended_can_be_entered_anew() {
        var room = room();
        entered(room, ANA);
        mediaRooms().end(room);
        entered(room, ANA);
        assertThat(isIn(room, ANA)).isTrue();
        assertThat(mediaRooms().end(room)).isTrue();
    }
}
