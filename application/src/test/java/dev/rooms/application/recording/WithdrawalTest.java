package dev.rooms.application.recording;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rooms.application.LiveKitStandIn.Guest;
import dev.rooms.domain.consent.ConsentDecision;
import dev.rooms.domain.recording.RecordingId;
import dev.rooms.domain.recording.RecordingStatus;
import dev.rooms.domain.template.ConsentPolicy;
import dev.rooms.domain.template.LateJoinerPolicy;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A withdrawal stops a recording when the recording has that person in it, whatever happens to late joiners. */
final class WithdrawalTest {
    private static final Duration A_WHILE = Duration.ofSeconds(5);

    private static RecordedRoom room(LateJoinerPolicy late) {
        var room = RecordedRoom.ofPolicy(ConsentPolicy.ALL_MUST_ACCEPT, late);
        room.join("ana");
        room.accept("ana");
        return room;
    }

    private static Guest bea(RecordedRoom room) {
        room.accept("bea");
        return room.join("bea");
    }

    private static void withdraw(RecordedRoom room, String identity) {
        room.say(identity, ConsentDecision.WITHDRAWN);
    }

    private static void assertStopped(RecordedRoom room, RecordingId id) {
        assertThat(room.see(id).reason()).isEqualTo("consent-withdrawn");
    }

    private static void assertGoesOn(RecordedRoom room, RecordingId id) {
        assertThat(room.status(id)).isEqualTo(RecordingStatus.ACTIVE);
    }

    @ParameterizedTest
    @EnumSource
    void who_is_in_stops_it(LateJoinerPolicy late) {
        var room = room(late);
        bea(room);
        var id = room.recording();
        withdraw(room, "bea");
        assertStopped(room, id);
    }

    @ParameterizedTest
    @EnumSource
    void who_never_was_in_does_not(LateJoinerPolicy late) {
        var room = room(late);
        var id = room.recording();
        room.accept("bea");
        withdraw(room, "bea");
        assertGoesOn(room, id);
        room.accept("cy");
        room.say("cy", ConsentDecision.DECLINED);
        assertGoesOn(room, id);
    }

    @ParameterizedTest
    @EnumSource
    void who_was_in_the_session_before_does_not(LateJoinerPolicy late) {
        var before = room(late);
        bea(before);
        before.livekit.finish(before.live);
        var live = before.livekit.start(before.house.mint(before.room, "nobody").livekitRoom());
        before.livekit.join(live, before.house.mint(before.room, "ana"));
        var id = before.start();
        before.tell(before.egress(id), EgressReport.State.ACTIVE, null, null);
        withdraw(before, "bea");
        assertGoesOn(before, id);
        withdraw(before, "ana");
        assertStopped(before, id);
    }

    @ParameterizedTest
    @EnumSource
    void who_left_before_the_start_does_not(LateJoinerPolicy late) {
        var room = room(late);
        room.livekit.leave(bea(room), "CLIENT_INITIATED");
        room.house.clock.advance(A_WHILE);
        var id = room.recording();
        withdraw(room, "bea");
        assertGoesOn(room, id);
    }

    @ParameterizedTest
    @EnumSource
    void who_was_recorded_and_left_stops_it(LateJoinerPolicy late) {
        var room = room(late);
        var bea = bea(room);
        var id = room.recording();
        room.house.clock.advance(A_WHILE);
        room.livekit.leave(bea, "CLIENT_INITIATED");
        room.house.clock.advance(A_WHILE);
        withdraw(room, "bea");
        assertStopped(room, id);
    }

    @ParameterizedTest
    @EnumSource
    void who_came_later_having_accepted_stops_it(LateJoinerPolicy late) {
        var room = room(late);
        var id = room.recording();
        room.house.clock.advance(A_WHILE);
        bea(room);
        withdraw(room, "bea");
        assertStopped(room, id);
    }

    @ParameterizedTest
    @EnumSource
    void who_is_in_before_it_has_begun_stops_it(LateJoinerPolicy late) {
        var room = room(late);
        bea(room);
        var id = room.start();
        withdraw(room, "bea");
        assertStopped(room, id);
    }

    @ParameterizedTest
    @EnumSource
    void who_withdrew_before_coming_stops_it_by_a_second_word_only_where_people_are_informed(LateJoinerPolicy late) {
        var room = room(late);
        var id = room.recording();
        room.accept("bea");
        withdraw(room, "bea");
        room.join("bea");
        withdraw(room, "bea");
        switch (late) {
            case ANNOUNCE -> assertStopped(room, id);
            case BLOCK -> assertGoesOn(room, id);
            case STOP -> assertThat(room.see(id).reason()).isEqualTo("consent-missing");
        }
    }
}
