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

    private TokenId entered(LiveKitRoomName room, ParticipantIdentity identity) {
        var token = new TokenId(FreshIds.next());
        enter(room, identity, token);
        return token;
    }

    /** What whoever is in may do, once everything asked of the media server has had its effect. */
    Permission permission(LiveKitRoomName room, ParticipantIdentity identity);

    @Test
    default void the_permissions_of_one_participant_are_replaced_as_a_whole() {
        var room = room();
        var anas = entered(room, ANA);
        var beas = entered(room, BEA);
        mediaRooms().permit(room, BEA, beas, Permission.EVERYTHING);
        mediaRooms().permit(room, ANA, anas, Permission.NOTHING);
        assertThat(permission(room, ANA)).isEqualTo(Permission.NOTHING);
        assertThat(permission(room, BEA)).isEqualTo(Permission.EVERYTHING);
        var little = new Permission(Set.of(PublishSource.MICROPHONE), false, true);
        mediaRooms().permit(room, ANA, anas, little);
        assertThat(permission(room, ANA)).isEqualTo(little);
    }

    @Test
    default void a_participant_who_entered_with_another_token_gets_no_permission() {
        var room = room();
        var former = entered(room, ANA);
        var latter = entered(room, ANA);
        mediaRooms().permit(room, ANA, latter, Permission.NOTHING);
        mediaRooms().permit(room, ANA, former, Permission.EVERYTHING);
        assertThat(permission(room, ANA)).isEqualTo(Permission.NOTHING);
    }

    @Test
    default void permitting_an_absent_participant_is_no_failure() {
        var room = room();
        var token = new TokenId(FreshIds.next());
        assertThatCode(() -> mediaRooms().permit(room, ANA, token, Permission.NOTHING))
                .doesNotThrowAnyException();
        entered(room, BEA);
        assertThatCode(() -> mediaRooms().permit(room, ANA, token, Permission.NOTHING))
                .doesNotThrowAnyException();
    }
}
