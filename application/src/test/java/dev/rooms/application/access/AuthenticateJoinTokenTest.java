package dev.rooms.application.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rooms.application.House;
import dev.rooms.application.LiveKitStandIn;
import dev.rooms.domain.access.BadCredentials;
import dev.rooms.domain.room.RoomId;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class AuthenticateJoinTokenTest {
    private final House house = new House();
    private final RoomId room = house.openGroupRoom().room().id();
    private final IssueToken.Minted ana = house.mint(room, "ana");
    private final String text = ana.signed().token();

    @Test
    void the_holder_of_a_token_is_known_and_may_nothing_else() {
        var caller = house.authenticateJoinToken.handle(text);
        assertThat(caller.token()).isEqualTo(ana.facts().id());
        assertThat(caller.name()).isEqualTo("ana");
        assertThat(caller.scopes()).isEmpty();
    }

    @Test
    void a_revoked_one_is_nobodys() {
        house.revokeToken.handle(
                new RevokeToken.Command(house.admin(), ana.facts().id()));
        assertThatThrownBy(() -> house.authenticateJoinToken.handle(text)).isInstanceOf(BadCredentials.class);
    }

    @Test
    void an_expired_one_is_good_as_long_as_its_holder_is_in_the_room() {
        var livekit = new LiveKitStandIn(house);
        var guest = livekit.join(livekit.start(ana.livekitRoom()), ana);
        house.clock.advance(Duration.ofHours(7));
        assertThat(house.authenticateJoinToken.handle(text).name()).isEqualTo("ana");
        livekit.leave(guest, "CLIENT_INITIATED");
        assertThatThrownBy(() -> house.authenticateJoinToken.handle(text)).isInstanceOf(BadCredentials.class);
    }

    @Test
    void what_is_none_of_ours_is_nobodys() {
        var session = ana.livekitRoom();
        var later = house.clock.instant().plusSeconds(60);
        var without = InMemoryJoinTokens.text(session, "ana", null, "standard", later);
        var others = InMemoryJoinTokens.text(session, "bea", ana.facts().id(), "standard", later);
        for (var bad : List.of("x", without, others)) {
            assertThatThrownBy(() -> house.authenticateJoinToken.handle(bad)).isInstanceOf(BadCredentials.class);
        }
    }
}
