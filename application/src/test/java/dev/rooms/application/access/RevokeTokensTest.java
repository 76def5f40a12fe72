package dev.rooms.application.access;

import static dev.rooms.application.House.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rooms.application.House;
import dev.rooms.application.LiveKitStandIn;
import dev.rooms.application.access.RevokeTokens.BanWish;
import dev.rooms.application.shared.FreshIds;
import dev.rooms.domain.access.Ban;
import dev.rooms.domain.access.BanNotFound;
import dev.rooms.domain.access.Grant;
import dev.rooms.domain.access.IdentityBanned;
import dev.rooms.domain.access.LedgerToken;
import dev.rooms.domain.access.TokenSelection;
import dev.rooms.domain.access.TokenWish;
import dev.rooms.domain.room.RoomId;
import dev.rooms.domain.room.RoomNotFound;
import dev.rooms.domain.shared.Invalid;
import dev.rooms.domain.shared.ParticipantIdentity;
import dev.rooms.domain.shared.ParticipantRole;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Revoking many tokens, banning, and tokens that were used too often. */
final class RevokeTokensTest {
    private static final ParticipantIdentity ANA = new ParticipantIdentity("ana");
    private static final BanWish FOR_EVER = new BanWish(null);

    private final House house = new House();
    private final LiveKitStandIn livekit = new LiveKitStandIn(house);
    private final RoomId room = house.openGroupRoom().room().id();

    private RevokeTokens.Outcome revoke(TokenSelection selection, @Nullable BanWish ban) {
        return house.revokeTokens.handle(new RevokeTokens.Command(house.admin(), room, selection, ban));
    }

    private boolean isRevoked(IssueToken.Minted minted) {
        return house.token(minted.facts().id()) instanceof LedgerToken.Revoked;
    }

    private boolean isPresent(IssueToken.Minted minted) {
        return house.mediaRooms.holds(minted.livekitRoom(), minted.facts().identity());
    }

    private List<Ban> bans() {
        return house.listBans
                .handle(new ListBans.Query(house.admin(), room, House.WHOLE))
                .items();
    }

    private IssueToken.Minted mint(String identity, ParticipantRole role) {
        return house.mint(room, TokenFixture.wish(identity, role));
    }

    @Nested
    class Selecting {
        private final IssueToken.Minted ana = mint("ana", ParticipantRole.HOST);
        private final IssueToken.Minted ben = mint("ben", ParticipantRole.PARTICIPANT);
        private final IssueToken.Minted elsewhere =
                house.mint(house.openGroupRoom().room().id(), "ana");

        @Test
        void all_takes_all_of_the_room_and_none_of_another() {
            assertThat(revoke(TokenSelection.ALL, null).revoked()).isEqualTo(2);
            assertThat(isRevoked(ana)).isTrue();
            assertThat(isRevoked(ben)).isTrue();
            assertThat(isRevoked(elsewhere)).isFalse();
        }

        @Test
        void an_identity_takes_its_own() {
            assertThat(revoke(TokenSelection.of(ANA), null).revoked()).isEqualTo(1);
            assertThat(isRevoked(ana)).isTrue();
            assertThat(isRevoked(ben)).isFalse();
        }

        @Test
        void a_role_takes_those_of_the_role() {
            revoke(new TokenSelection(null, ParticipantRole.PARTICIPANT, null), null);
            assertThat(isRevoked(ana)).isFalse();
            assertThat(isRevoked(ben)).isTrue();
        }

        @Test
        void a_time_takes_what_was_issued_before_it() {
            house.clock.advance(Duration.ofMinutes(1));
            var later = mint("ana", ParticipantRole.HOST);
            revoke(new TokenSelection(ANA, null, NOW.plusSeconds(60)), null);
            assertThat(isRevoked(ana)).isTrue();
            assertThat(isRevoked(later)).isFalse();
        }

        @Test
        void twice_is_revoking_once() {
            revoke(TokenSelection.ALL, null);
            house.clock.advance(Duration.ofMinutes(1));
            assertThat(revoke(TokenSelection.ALL, null).revoked()).isZero();
            assertThat(house.token(ana.facts().id()))
                    .isInstanceOfSatisfying(
                            LedgerToken.Revoked.class,
                            it -> assertThat(it.revokedAt()).isEqualTo(NOW));
        }

        @Test
        void puts_out_those_who_are_there_and_leaves_the_others() {
            var live = livekit.start(ana.livekitRoom());
            livekit.join(live, ana);
            livekit.join(live, ben);
            revoke(TokenSelection.of(ANA), null);
            house.drain();
            assertThat(isPresent(ana)).isFalse();
            assertThat(isPresent(ben)).isTrue();
        }

        @Test
        void puts_out_who_went_on_with_it_after_livekit_began_anew() {
            livekit.join(livekit.start(ana.livekitRoom()), ana);
            house.clock.advance(Duration.ofSeconds(10));
            livekit.join(livekit.start(ana.livekitRoom()), ana);
            assertThat(house.sessions(room)).hasSize(2);
            assertThat(house.introspectToken
                            .handle(new IntrospectToken.Query(
                                    house.admin(), ana.signed().token()))
                            .active())
                    .isTrue();
            revoke(TokenSelection.ALL, null);
            house.drain();
            assertThat(isPresent(ana)).isFalse();
        }

        @Test
        void who_comes_later_with_one_of_them_goes_out_again_and_who_has_a_newer_one_stays() {
            revoke(TokenSelection.of(ANA), null);
            house.drain();
            var live = livekit.start(ana.livekitRoom());
            livekit.join(live, ana);
            assertThat(isPresent(ana)).isFalse();
            var newer = mint("ana", ParticipantRole.HOST);
            livekit.join(live, newer);
            assertThat(isPresent(newer)).isTrue();
        }

        @Test
        void a_room_that_does_not_exist_is_not_found() {
            var nowhere = new RoomId(FreshIds.next());
            var command = new RevokeTokens.Command(house.admin(), nowhere, TokenSelection.ALL, null);
            assertThatThrownBy(() -> house.revokeTokens.handle(command)).isInstanceOf(RoomNotFound.class);
        }
    }

    @Nested
    class Banning {
        private final IssueToken.Minted ana = mint("ana", ParticipantRole.HOST);

        private void lift(ParticipantIdentity identity) {
            house.liftBan.handle(new LiftBan.Command(house.admin(), room, identity));
        }

        @Test
        void a_banned_identity_gets_no_token_in_this_room() {
            revoke(TokenSelection.of(ANA), FOR_EVER);
            assertThatThrownBy(() -> mint("ana", ParticipantRole.VIEWER))
                    .isInstanceOfSatisfying(
                            IdentityBanned.class,
                            banned -> assertThat(banned.facts()).isEqualTo(Map.of("identity", "ana")));
            assertThat(mint("ben", ParticipantRole.VIEWER)).isNotNull();
            assertThat(house.mint(house.openGroupRoom().room().id(), "ana")).isNotNull();
        }

        @Test
        void a_banned_identity_gets_no_token_again_either() {
            revoke(TokenSelection.of(ANA), FOR_EVER);
            var command = new ReissueToken.Command(house.admin(), ana.facts().id());
            assertThatThrownBy(() -> house.reissueToken.handle(command)).isInstanceOf(RuntimeException.class);
        }

        @Test
        void an_identity_without_a_token_can_be_banned() {
            var outcome = revoke(TokenSelection.of(new ParticipantIdentity("zoe")), FOR_EVER);
            assertThat(outcome.revoked()).isZero();
            assertThat(outcome.bans()).extracting(Ban::identity).containsExactly(new ParticipantIdentity("zoe"));
            assertThatThrownBy(() -> mint("zoe", ParticipantRole.HOST)).isInstanceOf(IdentityBanned.class);
        }

        @Test
        void whoever_holds_a_selected_token_is_banned_and_loses_the_others_too() {
            var asViewer = mint("ana", ParticipantRole.VIEWER);
            revoke(new TokenSelection(null, ParticipantRole.HOST, null), FOR_EVER);
            assertThat(isRevoked(asViewer)).isTrue();
            assertThat(bans()).extracting(Ban::identity).containsExactly(ANA);
        }

        @Test
        void whose_tokens_were_all_revoked_before_can_still_be_banned() {
            house.mint(room, "ana");
            revoke(TokenSelection.ALL, null);
            var outcome = revoke(TokenSelection.ALL, FOR_EVER);
            assertThat(outcome.revoked()).isZero();
            assertThat(outcome.bans()).extracting(Ban::identity).containsExactly(ANA);
        }

        @Test
        void a_ban_ends_when_it_expires() {
            revoke(TokenSelection.of(ANA), new BanWish(NOW.plusSeconds(60)));
            assertThatThrownBy(() -> mint("ana", ParticipantRole.HOST))
                    .isInstanceOfSatisfying(
                            IdentityBanned.class,
                            banned ->
                                    assertThat(banned.facts()).containsEntry("ban_expires_at", "2026-03-01T10:01:00Z"));
            house.clock.advance(Duration.ofMinutes(1));
            assertThat(mint("ana", ParticipantRole.HOST)).isNotNull();
            assertThat(bans()).isEmpty();
            assertThatThrownBy(() -> lift(ANA)).isInstanceOf(BanNotFound.class);
        }

        @Test
        void a_ban_that_is_over_before_it_begins_is_refused_and_revokes_nothing() {
            for (Instant past : List.of(NOW, NOW.minusSeconds(1))) {
                assertThatThrownBy(() -> revoke(TokenSelection.of(ANA), new BanWish(past)))
                        .isInstanceOf(Invalid.class);
            }
            assertThat(bans()).isEmpty();
        }

        @Test
        void a_lifted_ban_lets_new_tokens_in_and_no_old_ones() {
            revoke(TokenSelection.of(ANA), FOR_EVER);
            lift(ANA);
            assertThat(mint("ana", ParticipantRole.HOST)).isNotNull();
            assertThat(isRevoked(ana)).isTrue();
            assertThatThrownBy(() -> lift(ANA)).isInstanceOf(BanNotFound.class);
        }
    }

    @Nested
    class UsingTooOften {
        private final IssueToken.Minted once = house.mint(
                room, new TokenWish(ANA, ParticipantRole.HOST, null, null, Map.of(), null, 1, Grant.Wish.NONE));

        @Test
        void the_second_join_of_a_single_use_token_does_not_stay() {
            var live = livekit.start(once.livekitRoom());
            var first = livekit.join(live, once);
            assertThat(isPresent(once)).isTrue();
            house.clock.advance(Duration.ofMinutes(1));
            livekit.leave(first, "CLIENT_INITIATED");
            livekit.join(live, once);
            assertThat(isPresent(once)).isFalse();
            assertThat(house.token(once.facts().id()).use().joinCount()).isEqualTo(2);
        }

        @Test
        void coming_back_after_a_lost_connection_is_no_second_use() {
            var live = livekit.start(once.livekitRoom());
            var first = livekit.join(live, once);
            livekit.leave(first, "CONNECTION_TIMEOUT");
            house.clock.advance(Duration.ofSeconds(10));
            livekit.join(live, once);
            assertThat(isPresent(once)).isTrue();
        }
    }

    @Nested
    class Introspecting {
        private final IssueToken.Minted ana = mint("ana", ParticipantRole.HOST);

        private IntrospectToken.Introspection introspect(String text) {
            return house.introspectToken.handle(new IntrospectToken.Query(house.admin(), text));
        }

        private boolean isActive() {
            return introspect(ana.signed().token()).active();
        }

        @Test
        void a_good_token_is_active_and_shown() {
            var seen = introspect(ana.signed().token());
            assertThat(seen.active()).isTrue();
            assertThat(seen.token()).isEqualTo(house.token(ana.facts().id()));
        }

        @Test
        void what_is_no_token_of_ours_is_not_active() {
            assertThat(introspect("nothing")).isEqualTo(new IntrospectToken.Introspection(false, null));
        }

        @Test
        void a_revoked_token_is_shown_and_not_active() {
            revoke(TokenSelection.of(ANA), null);
            var seen = introspect(ana.signed().token());
            assertThat(seen.active()).isFalse();
            assertThat(seen.token()).isInstanceOf(LedgerToken.Revoked.class);
        }

        @Test
        void an_expired_token_is_not_active() {
            house.clock.advance(Duration.ofHours(2));
            assertThat(isActive()).isFalse();
        }

        @Test
        void a_token_of_an_ended_session_is_not_active() {
            livekit.finish(livekit.start(ana.livekitRoom()));
            assertThat(isActive()).isFalse();
        }

        @Test
        void a_token_that_is_used_up_is_not_active() {
            var once = house.mint(
                    room, new TokenWish(ANA, ParticipantRole.HOST, null, null, Map.of(), null, 1, Grant.Wish.NONE));
            assertThat(introspect(once.signed().token()).active()).isTrue();
            livekit.join(livekit.start(once.livekitRoom()), once);
            assertThat(introspect(once.signed().token()).active()).isFalse();
        }
    }
}
