package dev.rooms.application.participant;

import static dev.rooms.application.House.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rooms.application.House;
import dev.rooms.application.LiveKitStandIn;
import dev.rooms.application.participant.Attendances.Filter;
import dev.rooms.application.shared.FreshIds;
import dev.rooms.application.webhook.WebhookEvent.LiveRoom;
import dev.rooms.domain.participant.TrackSource;
import dev.rooms.domain.room.RoomId;
import dev.rooms.domain.room.RoomNotFound;
import dev.rooms.domain.shared.Page;
import dev.rooms.domain.shared.ParticipantIdentity;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What callers see of attendances and sessions. */
final class SeeParticipantsTest {
    private final House house = new House();
    private final LiveKitStandIn livekit = new LiveKitStandIn(house);
    private final RoomId room = house.openGroupRoom().room().id();
    private final LiveRoom live = livekit.room(house.mint(room, "host").livekitRoom());

    private LiveKitStandIn.Guest join(String identity) {
        return livekit.join(live, house.mint(room, identity));
    }

    private Page<ParticipantView> list(Filter filter, int limit, @Nullable UUID after) {
        return house.listParticipants.handle(
                new ListParticipants.Query(house.admin(), room, filter, new Page.Request(limit, after)));
    }

    private static List<String> identities(Page<ParticipantView> page) {
        return page.items().stream()
                .map(view -> view.attendance().identity().value())
                .toList();
    }

    @Test
    void those_who_are_there_have_been_there_until_now() {
        join("ana");
        house.clock.advance(Duration.ofSeconds(30));
        assertThat(list(Filter.ALL, 10, null).items().getFirst().duration()).isEqualTo(Duration.ofSeconds(30));
        house.clock.advance(Duration.ofSeconds(30));
        assertThat(list(Filter.ALL, 10, null).items().getFirst().duration()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void each_has_the_times_of_their_own_tracks() {
        livekit.publish(join("ana"), TrackSource.AUDIO);
        livekit.publish(join("bea"), TrackSource.VIDEO);
        house.clock.advance(Duration.ofSeconds(10));
        var views = list(Filter.ALL, 10, null).items();
        assertThat(views)
                .extracting(view -> view.times().audio())
                .containsExactly(Duration.ZERO, Duration.ofSeconds(10));
        assertThat(views)
                .extracting(view -> view.times().video())
                .containsExactly(Duration.ofSeconds(10), Duration.ZERO);
    }

    @Test
    void they_are_listed_newest_first_page_by_page_and_by_filter() {
        livekit.leave(join("ana"), "CLIENT_INITIATED");
        join("bea");
        join("cyd");
        var first = list(Filter.ALL, 2, null);
        assertThat(identities(first)).containsExactly("cyd", "bea");
        assertThat(identities(list(Filter.ALL, 2, first.next()))).containsExactly("ana");
        assertThat(identities(list(new Filter(true, null, null), 10, null))).containsExactly("cyd", "bea");
        assertThat(identities(list(new Filter(null, new ParticipantIdentity("ana"), null), 10, null)))
                .containsExactly("ana");
    }

    @Test
    void a_session_grows_with_those_who_come() {
        join("ana");
        join("bea");
        var view = house.sessions(room).getFirst();
        assertThat(view.occupancy().peak()).isEqualTo(2);
        assertThat(view.session().startedAt()).isEqualTo(NOW);
    }

    @Test
    void a_room_that_does_not_exist_has_neither() {
        var nobodys = new RoomId(FreshIds.next());
        assertThatThrownBy(() -> house.participants(nobodys)).isInstanceOf(RoomNotFound.class);
        assertThatThrownBy(() -> house.sessions(nobodys)).isInstanceOf(RoomNotFound.class);
    }
}
