package dev.rooms.application.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.rooms.application.shared.FreshIds;
import dev.rooms.domain.room.LiveKitRoomName;
import dev.rooms.domain.room.Permission;
import dev.rooms.domain.room.SessionId;
import dev.rooms.domain.shared.ParticipantIdentity;
import dev.rooms.domain.shared.TokenId;
import dev.rooms.domain.template.PublishSource;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a media server promises of what people may do in its rooms. */
public interface PermittingContract {
    ParticipantIdentity ANA = new ParticipantIdentity("ana@example.org");
    ParticipantIdentity BEA = new ParticipantIdentity("bea");

    MediaRooms mediaRooms();

    /** Enters with this token, and is in. */
    void enter(LiveKitRoomName room, ParticipantIdentity identity, TokenId token);

    private static LiveKitRoomName room() {
        return LiveKitRoomName.of(new SessionId(FreshIds.next()));
    }

    private void entered(LiveKitRoomName room, ParticipantIdentity identity) {
        enter(room, identity, new TokenId(FreshIds.next()));
    }

    /** What whoever is in may do, once everything asked of the media server has had its effect. */
    Permission permission(LiveKitRoomName room, ParticipantIdentity identity);

    @Test
    default void what_somebody_may_do_is_replaced_as_a_whole_and_theirs_alone() {
        var room = room();
        entered(room, ANA);
        entered(room, BEA);
        mediaRooms().permit(room, BEA, Permission.EVERYTHING);
        mediaRooms().permit(room, ANA, Permission.NOTHING);
        assertThat(permission(room, ANA)).isEqualTo(Permission.NOTHING);
        assertThat(permission(room, BEA)).isEqualTo(Permission.EVERYTHING);
        var little = new Permission(Set.of(PublishSource.MICROPHONE), false, true);
        mediaRooms().permit(room, ANA, little);
        assertThat(permission(room, ANA)).isEqualTo(little);
    }

    @Test
    default void permitting_who_is_not_there_is_no_failure() {
        var room = room();
        assertThatCode(() -> mediaRooms().permit(room, ANA, Permission.NOTHING)).doesNotThrowAnyException();
        entered(room, BEA);
        assertThatCode(() -> mediaRooms().permit(room, ANA, Permission.NOTHING)).doesNotThrowAnyException();
    }
}
