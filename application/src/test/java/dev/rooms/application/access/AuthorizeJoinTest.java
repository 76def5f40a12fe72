package dev.rooms.application.access;

import static dev.rooms.application.shared.ActorFixture.DESK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rooms.application.House;
import dev.rooms.application.LiveKitStandIn;
import dev.rooms.application.shared.FreshIds;
import dev.rooms.domain.access.Ban;
import dev.rooms.domain.access.BanId;
import dev.rooms.domain.access.JoinRefused;
import dev.rooms.domain.access.JoinRefused.Reason;
import dev.rooms.domain.room.LiveKitRoomName;
import dev.rooms.domain.room.RoomId;
import dev.rooms.domain.room.SessionId;
import dev.rooms.domain.shared.TokenId;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
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

    private void assertPasses(String... texts) {
        assertThatCode(() -> house.authorizeJoin.handle(List.of(texts))).doesNotThrowAnyException();
    }

    private void assertRefused(Reason reason, String... texts) {
        assertThatThrownBy(() -> house.authorizeJoin.handle(List.of(texts)))
                .isInstanceOfSatisfying(
                        JoinRefused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(reason));
    }

    @Test
    void before_the_list_is_there_nobody_knows() {
        assertThatThrownBy(() -> house.authorizeJoin.handle(List.of(text(ana)))).isInstanceOf(AllowListMissing.class);
        assertThatThrownBy(() -> house.authorizeJoin.handle(List.of())).isInstanceOf(AllowListMissing.class);
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
        var patient = new AuthorizeJoin(house.joinTokens, house.allowList, Duration.ofMinutes(1), house.clock);
        var ben = house.mint(house.openGroupRoom().room().id(), "ben");
        var answer = CompletableFuture.runAsync(() -> patient.handle(List.of(text(ben))));
        while (!answer.isDone()) {
            refresh();
        }
        assertThat(answer).isCompleted();
    }
}
