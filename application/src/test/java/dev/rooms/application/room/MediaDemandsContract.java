package dev.rooms.application.room;

import static dev.rooms.application.room.RoomFixture.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rooms.application.room.MediaDemands.About;
import dev.rooms.application.room.MediaDemands.Claimed;
import dev.rooms.application.shared.AtOnce;
import dev.rooms.application.shared.FreshIds;
import dev.rooms.application.shared.Transactions;
import dev.rooms.domain.room.LiveKitRoomName;
import dev.rooms.domain.room.MediaDemand;
import dev.rooms.domain.room.SessionId;
import dev.rooms.domain.shared.ParticipantIdentity;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a store of demands promises. Others may have left demands in it, so each test looks at its own. */
public interface MediaDemandsContract {
    int ALL = 10_000;
    Instant LEASE = NOW.plusSeconds(30);

    MediaDemands mediaDemands();

    Transactions transactions();

    private static MediaDemand.EndRoom endRoom() {
        return new MediaDemand.EndRoom(LiveKitRoomName.of(new SessionId(FreshIds.next())));
    }

    private static MediaDemand.EvictIntruders evict() {
        return new MediaDemand.EvictIntruders(endRoom().livekitRoom());
    }

    private static MediaDemand.Permit permit(String identity) {
        return new MediaDemand.Permit(endRoom().livekitRoom(), new ParticipantIdentity(identity));
    }

    private <T extends MediaDemand> T demanded(T demand) {
        transactions().run(() -> mediaDemands().add(demand, NOW));
        return demand;
    }

    private List<Claimed> claim(About about, int limit, Instant now, Instant until) {
        return transactions().within(() -> mediaDemands().claim(about, limit, now, until));
    }

    private List<Claimed> claim(Instant now, Instant until, MediaDemand... own) {
        return Stream.of(About.values())
                .flatMap(about -> claim(about, ALL, now, until).stream())
                .filter(claimed -> Set.of(own).contains(claimed.demand()))
                .toList();
    }

    @Test
    default void what_is_demanded_is_claimed_as_it_was_demanded() {
        var end = demanded(endRoom());
        var evict = demanded(evict());
        var permit = demanded(new MediaDemand.Permit(evict.livekitRoom(), new ParticipantIdentity("ana@example.org")));
        assertThat(claim(NOW, LEASE, end, evict, permit))
                .containsExactlyInAnyOrder(
                        new Claimed(end, 0, LEASE), new Claimed(evict, 0, LEASE), new Claimed(permit, 0, LEASE));
    }

    @Test
    default void demands_differ_by_kind_room_and_identity() {
        var first = demanded(permit("ana@example.org"));
        var evict = demanded(new MediaDemand.EvictIntruders(first.livekitRoom()));
        var other = demanded(new MediaDemand.Permit(first.livekitRoom(), new ParticipantIdentity("bea")));
        var claimed = claim(NOW, LEASE, evict);
        claim(NOW, LEASE, first, other);
        transactions().run(() -> claimed.forEach(mediaDemands()::settle));
        assertThat(claim(LEASE, LEASE.plusSeconds(30), first, evict, other)).hasSize(2);
    }

    @Test
    default void nothing_is_claimed_before_it_is_due() {
        var demand = demanded(endRoom());
        assertThat(claim(NOW.minusMillis(1), LEASE, demand)).isEmpty();
    }

    @Test
    default void what_is_claimed_is_claimed_by_nobody_else_until_the_claim_ends() {
        var demand = demanded(endRoom());
        claim(NOW, LEASE, demand);
        assertThat(claim(LEASE.minusMillis(1), LEASE, demand)).isEmpty();
        assertThat(claim(LEASE, LEASE.plusSeconds(30), demand))
                .containsExactly(new Claimed(demand, 1, LEASE.plusSeconds(30)));
    }

    @Test
    default void no_more_is_claimed_than_asked_for() {
        demanded(endRoom());
        demanded(endRoom());
        demanded(endRoom());
        assertThat(claim(About.ROOMS, 2, NOW, LEASE)).hasSize(2);
    }

    @Test
    default void rooms_and_people_are_claimed_apart() {
        var end = demanded(endRoom());
        var evict = demanded(evict());
        var permit = demanded(new MediaDemand.Permit(evict.livekitRoom(), new ParticipantIdentity("ana@example.org")));
        var own = Set.of(end, evict, permit);
        assertThat(claim(About.ROOMS, ALL, NOW, LEASE))
                .extracting(Claimed::demand)
                .filteredOn(own::contains)
                .containsExactly(end);
        assertThat(claim(About.PEOPLE, ALL, NOW, LEASE))
                .extracting(Claimed::demand)
                .filteredOn(own::contains)
                .containsExactlyInAnyOrder(evict, permit);
    }

    @Test
    default void many_who_claim_at_once_never_get_the_same() {
        var own =
                Stream.<MediaDemand>generate(() -> demanded(evict())).limit(20).toList();
        var claimed = AtOnce.run(4, () -> claim(About.PEOPLE, ALL, NOW, LEASE)).stream()
                .flatMap(Collection::stream)
                .<MediaDemand>map(Claimed::demand)
                .filter(own::contains)
                .toList();
        assertThat(claimed).containsExactlyInAnyOrderElementsOf(own);
    }

    @Test
    default void what_is_settled_is_demanded_no_more() {
        var end = demanded(endRoom());
        var evict = demanded(evict());
        var claimed = claim(NOW, LEASE, end, evict);
        transactions().run(() -> claimed.forEach(mediaDemands()::settle));
        assertThat(claim(LEASE, LEASE.plusSeconds(30), end, evict)).isEmpty();
    }

    @Test
    default void settling_what_is_not_demanded_changes_nothing() {
        transactions().run(() -> mediaDemands().settle(new Claimed(evict(), 0, LEASE)));
        transactions().run(() -> mediaDemands().defer(new Claimed(endRoom(), 0, LEASE), NOW));
    }

    @Test
    default void what_is_deferred_is_due_again_then_and_one_attempt_older() {
        var demand = demanded(evict());
        var claimed = claim(NOW, LEASE, demand);
        var later = NOW.plusSeconds(2);
        transactions().run(() -> claimed.forEach(each -> mediaDemands().defer(each, later)));
        assertThat(claim(later.minusMillis(1), LEASE, demand)).isEmpty();
        assertThat(claim(later, LEASE, demand)).containsExactly(new Claimed(demand, 1, LEASE));
    }

    @Test
    default void demanding_twice_is_demanding_once() {
        var demand = demanded(evict());
        demanded(demand);
        var claimed = claim(NOW, LEASE, demand);
        assertThat(claimed).hasSize(1);
        transactions().run(() -> claimed.forEach(mediaDemands()::settle));
        assertThat(claim(LEASE, LEASE, demand)).isEmpty();
    }

    @Test
    default void what_is_demanded_again_is_due_at_once() {
        var deferred = demanded(evict());
        var claimed = demanded(endRoom());
        var taken = claim(NOW, LEASE, deferred, claimed);
        transactions().run(() -> taken.forEach(each -> mediaDemands().defer(each, LEASE)));
        demanded(deferred);
        demanded(claimed);
        assertThat(claim(NOW, LEASE, deferred, claimed))
                .extracting(Claimed::demand)
                .contains(deferred, claimed);
    }

    @Test
    default void what_is_demanded_again_while_it_is_being_met_waits_for_that() {
        var demand = demanded(evict());
        var claimed = claim(NOW, LEASE, demand);
        demanded(demand);
        assertThat(claim(NOW.plusSeconds(1), LEASE, demand)).isEmpty();
        transactions().run(() -> claimed.forEach(mediaDemands()::settle));
        assertThat(claim(NOW.plusSeconds(1), LEASE, demand)).hasSize(1);
    }

    @Test
    default void what_was_demanded_again_while_it_was_being_met_stays_demanded() {
        var settled = demanded(evict());
        var deferred = demanded(endRoom());
        var claimed = claim(NOW, LEASE, settled, deferred);
        demanded(settled);
        demanded(deferred);
        transactions()
                .run(() -> claimed.forEach(each -> {
                    if (each.demand().equals(settled)) {
                        mediaDemands().settle(each);
                    } else {
                        mediaDemands().defer(each, LEASE);
                    }
                }));
        assertThat(claim(NOW, LEASE, settled, deferred))
                .extracting(Claimed::demand)
                .containsExactlyInAnyOrder(settled, deferred);
    }
}
