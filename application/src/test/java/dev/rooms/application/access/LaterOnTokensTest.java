package dev.rooms.application.access;

import static dev.rooms.application.House.NOW;
import static dev.rooms.application.shared.ActorFixture.DESK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rooms.application.House;
import dev.rooms.application.LiveKitStandIn;
import dev.rooms.application.room.DeleteRoom;
import dev.rooms.application.room.MediaServerUnavailable;
import dev.rooms.application.shared.FreshIds;
import dev.rooms.domain.access.LedgerToken;
import dev.rooms.domain.access.TokenNotFound;
import dev.rooms.domain.access.TokenRevoked;
import dev.rooms.domain.room.MediaDemand;
import dev.rooms.domain.room.RoomEnded;
import dev.rooms.domain.room.RoomId;
import dev.rooms.domain.room.RoomNotFound;
import dev.rooms.domain.shared.Page;
import dev.rooms.domain.shared.TokenId;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Minting again, revoking and listing. */
final class LaterOnTokensTest {
    private final House house = new House();
    private final LiveKitStandIn livekit = new LiveKitStandIn(house);
    private final RoomId room = house.openGroupRoom().room().id();
    private final IssueToken.Minted minted = house.mint(room, "ana");
    private final TokenId token = minted.facts().id();
    private final TokenId unknown = new TokenId(FreshIds.next());

    private LedgerToken revoke(TokenId id) {
        return house.revokeToken.handle(new RevokeToken.Command(house.admin(), id));
    }

    private IssueToken.Minted reissue(TokenId id) {
        return house.reissueToken.handle(new ReissueToken.Command(house.admin(), id));
    }

    @Nested
    class MintingAgain {
        @Test
        void gives_the_same_token_and_no_second_one() {
            house.clock.advance(Duration.ofMinutes(1));
            assertThat(reissue(token)).isEqualTo(minted);
            assertThat(house.listTokens
                            .handle(new ListTokens.Query(house.admin(), room, House.WHOLE))
                            .items())
                    .hasSize(1);
        }

        @Test
        void is_refused_when_it_was_revoked_in_the_meantime() {
            revoke(token);
            assertThatThrownBy(() -> reissue(token)).isInstanceOf(TokenRevoked.class);
        }

        @Test
        void is_refused_when_the_room_was_closed_in_the_meantime() {
            house.close(room);
            assertThatThrownBy(() -> reissue(token)).isInstanceOf(RoomEnded.class);
        }

        @Test
        void is_refused_when_the_room_was_deleted_in_the_meantime() {
            house.deleteRoom.handle(new DeleteRoom.Command(house.admin(), room, null));
            assertThatThrownBy(() -> reissue(token)).isInstanceOf(RoomNotFound.class);
        }

        @Test
        void is_refused_without_a_media_server() {
            house.joinTokens.loseServer();
            assertThatThrownBy(() -> reissue(token))
                    .isInstanceOfSatisfying(
                            MediaServerUnavailable.class,
                            away -> assertThat(away.retryAfter()).contains(Duration.ofSeconds(5)));
        }

        @Test
        void is_refused_for_a_token_never_issued() {
            assertThatThrownBy(() -> reissue(unknown)).isInstanceOf(TokenNotFound.class);
        }
    }

    @Nested
    class Revoking {
        private final MediaDemand eviction = new MediaDemand.EvictIntruders(minted.livekitRoom());

        @Test
        void puts_out_whoever_entered_with_it() {
            livekit.join(livekit.start(minted.livekitRoom()), minted);
            revoke(token);
            house.drain();
            assertThat(house.mediaRooms.holds(
                            minted.livekitRoom(), minted.facts().identity()))
                    .isFalse();
            assertThat(house.mediaDemands.open()).isEmpty();
        }

        @Test
        void says_who_did_it_and_when() {
            assertThat(revoke(token)).isInstanceOfSatisfying(LedgerToken.Revoked.class, revoked -> {
                assertThat(revoked.revokedBy()).isEqualTo(DESK);
                assertThat(revoked.revokedAt()).isEqualTo(NOW);
                assertThat(revoked.facts()).isEqualTo(minted.facts());
            });
        }

        @Test
        void twice_is_revoking_once() {
            var first = revoke(token);
            house.clock.advance(Duration.ofMinutes(1));
            assertThat(revoke(token)).isEqualTo(first);
            assertThat(house.token(token)).isEqualTo(first);
        }

        @Test
        void is_demanded_of_livekit_also_when_nobody_is_known_to_have_entered() {
            revoke(token);
            assertThat(house.mediaDemands.open()).containsExactly(eviction);
        }

        @Test
        void stays_demanded_while_the_media_server_is_away() {
            house.mediaRooms.goAway();
            revoke(token);
            house.drain();
            assertThat(house.mediaDemands.open()).containsExactly(eviction);
        }

        @Test
        void leaves_the_other_tokens_of_the_identity_good() {
            var other = house.mint(room, "ana").facts().id();
            revoke(token);
            assertThat(house.token(other)).isInstanceOf(LedgerToken.Issued.class);
        }

        @Test
        void is_refused_for_a_token_never_issued() {
            assertThatThrownBy(() -> revoke(unknown)).isInstanceOf(TokenNotFound.class);
        }
    }

    @Test
    void the_tokens_of_a_room_are_listed_newest_first() {
        house.mint(house.openGroupRoom().room().id(), "ana");
        var newer = house.token(house.mint(room, "bea").facts().id());
        var query = new ListTokens.Query(house.admin(), room, new Page.Request(10, null));
        assertThat(house.listTokens.handle(query)).isEqualTo(new Page<>(List.of(newer, house.token(token)), null));
    }

    @Test
    void a_token_never_issued_is_not_found() {
        assertThatThrownBy(() -> house.token(unknown)).isInstanceOf(TokenNotFound.class);
    }
}
