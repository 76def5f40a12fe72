package dev.rooms.application.recording;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rooms.application.House;
import dev.rooms.application.event.EventLog;
import dev.rooms.application.event.EventPosition;
import dev.rooms.application.event.ListEvents;
import dev.rooms.application.recording.EgressReport.State;
import dev.rooms.domain.event.Event;
import dev.rooms.domain.event.EventType;
import dev.rooms.domain.recording.RecordingId;
import dev.rooms.domain.recording.RecordingStatus;
import dev.rooms.domain.recording.RecordingWish;
import dev.rooms.domain.shared.Period;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What others hear of recordings. */
final class ToldRecordingsTest {
    private static final int MANY = 100;

    private final RecordedRoom stage = RecordedRoom.withoutConsent();
    private final House house = stage.house;

    private List<EventLog.Told> told() {
        return house.listEvents
                .handle(new ListEvents.Query(
                        house.admin(), new EventLog.Filter(null, stage.room), Period.ALWAYS, EventPosition.START, MANY))
                .events();
    }

    private List<EventType> types() {
        return told().stream().map(EventLog.Told::event).map(Event::type).toList();
    }

    @ParameterizedTest
    @EnumSource
    void there_is_an_event_for_each(RecordingStatus status) {
        assertThat(EventType.valueOf("RECORDING_" + status.name()).text()).isEqualTo("recording." + status.text());
    }

    @Test
    void each_status_that_a_recording_comes_to_is_told_once_and_remarks_are_not() {
        stage.join("ana");
        var id = stage.recording();
        stage.tell(stage.egress(id), State.ACTIVE, null, null);
        stage.stop();
        stage.finish(id);
        house.holdRecording.handle(new HoldRecording.Command(house.admin(), id, null, true));
        assertThat(types())
                .containsExactly(
                        EventType.RECORDING_REQUESTED,
                        EventType.RECORDING_STARTING,
                        EventType.RECORDING_ACTIVE,
                        EventType.RECORDING_ENDING,
                        EventType.RECORDING_PROCESSING,
                        EventType.RECORDING_READY);
        assertThat(told().stream().map(EventLog.Told::sequence))
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 6).boxed().toList());
    }

    @Test
    void an_event_says_what_happened_to_which_recording_and_why_and_no_more() {
        stage.join("ana");
        var id = unavailable();
        var failed = told().getLast().event();
        var recording = stage.see(id);
        assertThat(failed.type()).isEqualTo(EventType.RECORDING_FAILED);
        assertThat(failed.subject()).isEqualTo("recordings/" + id.value());
        assertThat(failed.at()).isEqualTo(stage.view(id).history().getLast().at());
        assertThat(failed.data())
                .isEqualTo(Map.of(
                        "recording_id",
                        id.value().toString(),
                        "room_id",
                        stage.room.value().toString(),
                        "session_id",
                        recording.facts().session().value().toString(),
                        "kind",
                        "composite",
                        "status",
                        "failed",
                        "status_reason",
                        "recorder-unavailable"));
    }

    /** Nobody answers for it. */
    private RecordingId unavailable() {
        var id = stage.request(RecordingWish.USUAL);
        house.background.clear();
        stage.pass(Duration.ofSeconds(25));
        return id;
    }

    @Test
    void events_are_kept_for_thirty_days() {
        stage.join("ana");
        stage.start();
        house.clock.advance(House.EVENTS_RETENTION);
        house.forgetEvents.handle();
        assertThat(told()).isNotEmpty();
        house.clock.advance(Duration.ofSeconds(1));
        house.forgetEvents.handle();
        assertThat(told()).isEmpty();
    }
}
