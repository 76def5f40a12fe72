package dev.rooms.application.access;

import static dev.rooms.application.House.NOW;
import static dev.rooms.application.shared.ActorFixture.DESK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rooms.application.room.GivenRooms;
import dev.rooms.application.shared.ActorFixture;
import dev.rooms.application.shared.AtOnce;
import dev.rooms.application.shared.FreshIds;
import dev.rooms.domain.access.Ban;
import dev.rooms.domain.access.BanId;
import dev.rooms.domain.room.RoomId;
import dev.rooms.domain.shared.Page;
import dev.rooms.domain.shared.ParticipantIdentity;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every list of bans promises. */
public interface BansContract extends GivenRooms {
    ParticipantIdentity ANA = new ParticipantIdentity("ana");

    Bans bans();

    private Ban put(RoomId room, ParticipantIdentity identity, @Nullable Instant expiresAt) {
        var ban = new Ban(new BanId(FreshIds.next()), room, identity, DESK, NOW, expiresAt);
        transactions().run(() -> bans().put(ban));
        return ban;
    }

    private Optional<Ban> find(RoomId room, ParticipantIdentity identity, Instant now) {
        return transactions().within(() -> bans().find(room, identity, now));
    }

    private Page<Ban> list(RoomId room, Page.Request page) {
        return transactions().within(() -> bans().list(room, page, NOW));
    }

    @Test
    default void a_ban_is_found_in_its_room_for_its_identity_alone() {
        var room = givenRoom().id();
        var ban = put(room, ANA, null);
        assertThat(find(room, ANA, NOW)).contains(ban);
        assertThat(find(room, new ParticipantIdentity("Ana"), NOW)).isEmpty();
        assertThat(find(givenRoom().id(), ANA, NOW)).isEmpty();
    }

    @Test
    default void of_many_identities_those_are_told_whom_a_ban_keeps_out_now() {
        var room = givenRoom().id();
        var bea = new ParticipantIdentity("bea");
        put(room, ANA, null);
        put(room, bea, NOW);
        put(givenRoom().id(), new ParticipantIdentity("cyd"), null);
        var asked = Set.of(ANA, bea, new ParticipantIdentity("cyd"));
        assertThat(transactions().within(() -> bans().banned(room, asked, NOW))).containsExactly(ANA);
        assertThat(transactions().within(() -> bans().banned(room, Set.of(), NOW)))
                .isEmpty();
    }

    @Test
    default void who_banned_is_kept_with_kind_and_id() {
        var room = givenRoom().id();
        for (var by : ActorFixture.NAMESAKES) {
            transactions().run(() -> bans().put(new Ban(new BanId(FreshIds.next()), room, ANA, by, NOW, null)));
            assertThat(find(room, ANA, NOW)).map(Ban::bannedBy).contains(by);
        }
    }

    @Test
    default void a_ban_holds_until_it_expires() {
        var room = givenRoom().id();
        var ban = put(room, ANA, NOW.plusSeconds(60));
        assertThat(find(room, ANA, NOW.plusSeconds(59))).contains(ban);
        assertThat(find(room, ANA, NOW.plusSeconds(60))).isEmpty();
    }

    @Test
    default void the_later_ban_takes_the_place_of_the_earlier() {
        var room = givenRoom().id();
        put(room, ANA, NOW.plusSeconds(60));
        var later = put(room, ANA, null);
        assertThat(find(room, ANA, NOW)).contains(later);
        assertThat(list(room, new Page.Request(10, null)).items()).containsExactly(later);
    }

    @Test
    default void one_ban_is_left_of_many_put_at_once() {
        var room = givenRoom().id();
        AtOnce.run(8, () -> put(room, ANA, null));
        assertThat(list(room, new Page.Request(10, null)).items()).hasSize(1);
    }

    @Test
    default void a_removed_ban_is_gone_and_cannot_be_removed_again() {
        var room = givenRoom().id();
        put(room, ANA, null);
        assertThat(transactions().within(() -> bans().remove(room, ANA))).isTrue();
        assertThat(find(room, ANA, NOW)).isEmpty();
        assertThat(transactions().within(() -> bans().remove(room, ANA))).isFalse();
    }

    @Test
    default void the_bans_of_a_room_that_hold_are_listed_newest_first_page_by_page() {
        var room = givenRoom().id();
        var oldest = put(room, new ParticipantIdentity("a"), null);
        put(room, new ParticipantIdentity("over"), NOW);
        var middle = put(room, new ParticipantIdentity("b"), NOW.plusSeconds(1));
        var newest = put(room, new ParticipantIdentity("c"), null);
        put(givenRoom().id(), new ParticipantIdentity("d"), null);
        var first = list(room, new Page.Request(2, null));
        assertThat(first)
                .isEqualTo(new Page<>(List.of(newest, middle), middle.id().value()));
        assertThat(list(room, new Page.Request(2, first.next()))).isEqualTo(new Page<>(List.of(oldest), null));
    }
}
