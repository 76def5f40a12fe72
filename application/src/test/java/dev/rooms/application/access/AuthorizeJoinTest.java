package dev.rooms.application.access;

import static dev.rooms.application.shared.ActorFixture.DESK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rooms.application.House;
import dev.rooms.application.LiveKitStandIn;
import dev.rooms.application.shared.FreshIds;
import dev.rooms.application.webhook.WebhookEvent;
import dev.rooms.domain.access.Ban;
import dev.rooms.domain.access.BanId;
import dev.rooms.domain.access.Grant;
import dev.rooms.domain.access.JoinRefused;
import dev.rooms.domain.access.JoinRefused.Reason;
import dev.rooms.domain.access.TokenWish;
import dev.rooms.domain.room.LiveKitRoomName;
import dev.rooms.domain.room.RoomId;
import dev.rooms.domain.room.SessionId;
import dev.rooms.domain.shared.ParticipantIdentity;
import dev.rooms.domain.shared.ParticipantRole;
import dev.rooms.domain.shared.TokenId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may pass a proxy in front of LiveKit. */
final class AuthorizeJoinTest {
    private final House house = new House();
    private final RoomId room = house.openGroupRoom().room().id();
    private final IssueToken.Minted ana = house.mint(room, "ana");

    private static String text(IssueToken.Minted minted) {
        return minted.signed().token();
    }

    private String signed(LiveKitRoomName livekitRoom, String identity, @Nullable TokenId token, String kind) {
        return InMemoryJoinTokens.text(
                livekitRoom, identity, token, kind, house.clock.instant().plusSeconds(60));
    }

    private void refresh() {
        house.refreshAllowList.handle();
    }

    private static AuthorizeJoin.Request request(String... tokens) {
        return new AuthorizeJoin.Request(List.of(tokens), List.of(), false);
    }

    private void assertPasses(String... texts) {
        assertThatCode(() -> house.authorizeJoin.handle(request(texts))).doesNotThrowAnyException();
    }

    private void assertRefused(Reason reason, String... texts) {
        assertRefused(reason, request(texts));
    }

    private void assertRefused(Reason reason, AuthorizeJoin.Request request) {
        assertThatThrownBy(() -> house.authorizeJoin.handle(request))
                .isInstanceOfSatisfying(
                        JoinRefused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(reason));
    }

    @Test
    void before_the_list_is_there_nobody_knows() {
        assertThatThrownBy(() -> house.authorizeJoin.handle(request(text(ana)))).isInstanceOf(AllowListMissing.class);
        assertThatThrownBy(() -> house.authorizeJoin.handle(request())).isInstanceOf(AllowListMissing.class);
    }

    @Test
    void whoever_has_a_good_token_passes() {
        refresh();
        assertPasses(text(ana));
    }

    @Test
    void without_a_token_or_with_one_that_is_not_signed_nobody_passes() {
        refresh();
        assertRefused(Reason.NO_TOKEN);
        assertRefused(Reason.NOT_VERIFIED, "x");
        assertRefused(Reason.NOT_VERIFIED, "");
        house.clock.advance(Duration.ofHours(2));
        assertRefused(Reason.NOT_VERIFIED, text(ana));
    }

    @Test
    void every_token_of_the_request_must_be_good() {
        refresh();
        assertRefused(Reason.NOT_VERIFIED, text(ana), "x");
        assertRefused(Reason.NOT_VERIFIED, "x", text(ana));
        assertPasses(text(ana), text(ana));
    }

    @Test
    void a_revoked_token_is_refused_and_another_of_the_same_identity_is_not() {
        var next = house.mint(room, "ana");
        house.revokeToken.handle(
                new RevokeToken.Command(house.admin(), ana.facts().id()));
        refresh();
        assertRefused(Reason.REVOKED, text(ana));
        assertPasses(text(next));
    }

    @Test
    void a_token_of_a_session_that_is_over_is_refused() {
        refresh();
        assertPasses(text(ana));
        var livekit = new LiveKitStandIn(house);
        livekit.finish(livekit.start(ana.livekitRoom()));
        refresh();
        assertRefused(Reason.SESSION_OVER, text(ana));
    }

    @Test
    void who_is_banned_is_refused_until_the_ban_ends() {
        var until = house.clock.instant().plusSeconds(30);
        house.bans.put(
                new Ban(new BanId(FreshIds.next()), room, ana.facts().identity(), DESK, house.clock.instant(), until));
        refresh();
        assertRefused(Reason.BANNED, text(ana));
        house.clock.advance(Duration.ofSeconds(30));
        assertPasses(text(ana));
    }

    @Test
    void a_token_that_livekit_renewed_passes_as_the_one_it_was_made_from() {
        house.clock.advance(Duration.ofMinutes(70));
        refresh();
        assertPasses(signed(ana.livekitRoom(), "ana", ana.facts().id(), "standard"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"egress", "sip", "agent"})
    void recorders_phones_and_agents_pass(String kind) {
        refresh();
        assertPasses(signed(ana.livekitRoom(), "bot", null, kind));
    }

    @Test
    void whoever_enters_a_room_that_is_not_ours_passes() {
        refresh();
        assertPasses(signed(new LiveKitRoomName("lounge"), "zoe", null, "standard"));
        assertPasses(signed(new LiveKitRoomName("s-1"), "zoe", null, "standard"));
    }

    @Test
    void a_room_of_ours_is_entered_with_the_token_that_was_issued_and_no_other() {
        var other = house.mint(house.openGroupRoom().room().id(), "ana");
        refresh();
        var id = ana.facts().id();
        assertRefused(Reason.NOT_ISSUED, signed(ana.livekitRoom(), "ana", null, "standard"));
        assertRefused(Reason.NOT_ISSUED, signed(ana.livekitRoom(), "ben", id, "standard"));
        assertRefused(Reason.NOT_ISSUED, signed(other.livekitRoom(), "ana", id, "standard"));
        assertRefused(Reason.NOT_ISSUED, signed(ana.livekitRoom(), "ana", new TokenId(FreshIds.next()), "standard"));
    }

    @Test
    void a_token_that_is_good_for_every_room_is_good_for_ours_too_and_refused() {
        refresh();
        assertRefused(Reason.SESSION_OVER, signed(new LiveKitRoomName(""), "zoe", null, "standard"));
    }

    @Test
    void the_name_of_a_session_that_nobody_knows_is_refused() {
        refresh();
        var name = LiveKitRoomName.of(new SessionId(FreshIds.next()));
        assertRefused(Reason.SESSION_OVER, signed(name, "zoe", null, "standard"));
    }

    @Test
    void a_token_that_was_just_issued_waits_for_the_list_to_hear_of_it() {
        refresh();
        var patient =
                new AuthorizeJoin(house.joinTokens, _ -> false, house.allowList, Duration.ofMinutes(1), house.clock);
        var ben = house.mint(house.openGroupRoom().room().id(), "ben");
        var answer = CompletableFuture.runAsync(() -> patient.handle(request(text(ben))));
        while (!answer.isDone()) {
            refresh();
        }
        assertThat(answer).isCompleted();
    }

    @Test
    void a_request_that_changes_the_participant_is_refused_whatever_its_token() {
        refresh();
        var tokens = List.of(text(ana));
        assertRefused(Reason.CHANGES_PARTICIPANT, new AuthorizeJoin.Request(tokens, List.of(), true));
        assertRefused(Reason.CHANGES_PARTICIPANT, new AuthorizeJoin.Request(tokens, List.of("same", "changed"), false));
        assertThatCode(() -> house.authorizeJoin.handle(new AuthorizeJoin.Request(tokens, List.of("same"), false)))
                .doesNotThrowAnyException();
    }

    @Nested
    class WithALimit {
        private final LiveKitStandIn livekit = new LiveKitStandIn(house);
        private final IssueToken.Minted once = limited(1);
        private final IssueToken.Minted twice = limited(2);
        private final WebhookEvent.LiveRoom live = livekit.start(ana.livekitRoom());

        private IssueToken.Minted limited(int uses) {
            return house.mint(
                    room,
                    new TokenWish(
                            new ParticipantIdentity("guest" + uses),
                            ParticipantRole.PARTICIPANT,
                            null,
                            null,
                            Map.of(),
                            null,
                            uses,
                            Grant.Wish.NONE));
        }

        private String renewed(IssueToken.Minted minted) {
            var facts = minted.facts();
            return signed(minted.livekitRoom(), facts.identity().value(), facts.id(), InMemoryJoinTokens.RENEWED);
        }

        private void used(IssueToken.Minted token, String reason) {
            livekit.leave(livekit.join(live, token), reason);
            refresh();
        }

        @Test
        void a_token_passes_until_it_is_used_up() {
            refresh();
            assertPasses(text(once));
            used(once, "CLIENT_INITIATED");
            assertRefused(Reason.USED_UP, text(once));
            assertRefused(Reason.USED_UP, renewed(once));
            used(twice, "CLIENT_INITIATED");
            assertPasses(text(twice));
        }

        @Test
        void a_lost_connection_may_come_back_within_twenty_seconds() {
            used(once, "CONNECTION_TIMEOUT");
            house.clock.advance(Duration.ofSeconds(20));
            assertPasses(text(once));
            assertPasses(renewed(once));
            house.clock.advance(Duration.ofMillis(1));
            assertRefused(Reason.USED_UP, text(once));
        }

        @Test
        void the_holder_of_a_single_use_token_may_reconnect_and_nobody_may_join_with_its_text() {
            livekit.join(live, once);
            refresh();
            assertPasses(renewed(once));
            assertRefused(Reason.IN_USE, text(once));
        }

        @Test
        void the_holder_of_a_token_for_several_uses_may_join_again() {
            used(twice, "CLIENT_INITIATED");
            livekit.join(live, twice);
            refresh();
            assertPasses(text(twice));
        }
    }
}
