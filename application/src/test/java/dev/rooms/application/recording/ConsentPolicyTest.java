package dev.rooms.application.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rooms.application.House;
import dev.rooms.application.access.CreateApiKey;
import dev.rooms.application.consent.GiveConsent;
import dev.rooms.application.consent.ListConsents;
import dev.rooms.domain.consent.ConsentDecision;
import dev.rooms.domain.consent.ConsentMissing;
import dev.rooms.domain.participant.ParticipantKind;
import dev.rooms.domain.recording.RecordingStatus;
import dev.rooms.domain.room.Permission;
import dev.rooms.domain.shared.Actor;
import dev.rooms.domain.shared.ActorKind;
import dev.rooms.domain.shared.ParticipantIdentity;
import dev.rooms.domain.shared.Scope;
import dev.rooms.domain.shared.ScopeMissing;
import dev.rooms.domain.template.ConsentPolicy;
import dev.rooms.domain.template.LateJoinerPolicy;
import dev.rooms.domain.template.RecordingPolicy;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Nobody is recorded against their will, as far as the template says so. */
final class ConsentPolicyTest {
    private final RecordedRoom stage = RecordedRoom.ofPolicy(ConsentPolicy.ALL_MUST_ACCEPT, LateJoinerPolicy.BLOCK);
    private final House house = stage.house;

    @Test
    void it_does_not_start_before_everybody_has_accepted_phone_callers_too() {
        stage.join("ana");
        stage.livekit.join(stage.live, stage.livekit.guest("sip_49", ParticipantKind.SIP, null));
        stage.livekit.join(stage.live, stage.livekit.guest("bot", ParticipantKind.AGENT, null));
        stage.accept("ana", "cy");
        assertThatThrownBy(stage::start)
                .isInstanceOfSatisfying(
                        ConsentMissing.class,
                        refused -> assertThat(refused.facts()).containsEntry("missing", List.of("sip_49")));
        stage.accept("sip_49");
        var id = stage.start();
        assertThat(stage.view(id).consents())
                .extracting(consent -> consent.identity().value())
                .containsExactlyInAnyOrder("ana", "sip_49");
    }

    @Test
    void who_declined_or_withdrew_has_not_accepted() {
        stage.join("ana");
        stage.accept("ana");
        stage.say("ana", ConsentDecision.WITHDRAWN);
        assertThatThrownBy(stage::start).isInstanceOf(ConsentMissing.class);
        stage.accept("ana");
        stage.say("ana", ConsentDecision.DECLINED);
        assertThatThrownBy(stage::start).isInstanceOf(ConsentMissing.class);
    }

    @Test
    void only_the_version_that_the_template_names_counts() {
        var strict = new RecordedRoom(
                new RecordingPolicy(ConsentPolicy.ALL_MUST_ACCEPT, LateJoinerPolicy.BLOCK, "v2", false, null));
        strict.join("ana");
        strict.accept("ana");
        assertThatThrownBy(strict::start).isInstanceOf(ConsentMissing.class);
        strict.house.giveConsent.handle(new GiveConsent.Command(
                strict.house.admin(),
                strict.room,
                new ParticipantIdentity("ana"),
                ConsentDecision.ACCEPTED,
                "v2",
                null));
        strict.start();
    }

    @Test
    void notice_asks_nobody() {
        var notice = RecordedRoom.ofPolicy(ConsentPolicy.NOTICE, LateJoinerPolicy.BLOCK);
        notice.join("ana");
        assertThat(notice.status(notice.recording())).isEqualTo(RecordingStatus.ACTIVE);
        notice.join("bea");
        assertThat(notice.permission("bea")).isEmpty();
    }

    @Test
    void withdrawal_stops_it() {
        stage.join("ana");
        stage.accept("ana");
        var id = stage.recording();
        stage.say("ana", ConsentDecision.WITHDRAWN);
        assertThat(stage.status(id)).isEqualTo(RecordingStatus.ENDING);
        assertThat(stage.see(id).reason()).isEqualTo("consent-withdrawn");
    }

    @Test
    void a_late_joiner_is_blocked_until_they_accept() {
        stage.join("ana");
        stage.accept("ana");
        var id = stage.recording();
        stage.join("bea");
        assertThat(stage.permission("bea")).contains(Permission.NOTHING);
        assertThat(stage.permission("ana")).isEmpty();
        stage.say("bea", ConsentDecision.DECLINED);
        assertThat(stage.permission("bea")).contains(Permission.NOTHING);
        assertThat(stage.status(id)).isEqualTo(RecordingStatus.ACTIVE);
        stage.accept("bea");
        assertThat(stage.permission("bea")).contains(Permission.EVERYTHING);
    }

    @Test
    void who_was_blocked_is_free_when_the_recording_is_over() {
        stage.join("ana");
        stage.accept("ana");
        var id = stage.recording();
        stage.join("bea");
        stage.finish(id);
        assertThat(stage.permission("bea")).contains(Permission.EVERYTHING);
    }

    @Test
    void who_enters_after_it_with_a_token_from_while_it_lasted_is_free() {
        stage.join("ana");
        stage.accept("ana");
        var id = stage.recording();
        var bea = house.mint(stage.room, "bea");
        stage.finish(id);
        stage.livekit.join(stage.live, bea);
        assertThat(stage.permission("bea")).contains(Permission.EVERYTHING);
    }

    @Test
    void who_was_restrained_in_a_session_that_livekit_forgot_is_free_in_the_next() {
        stage.join("ana");
        stage.accept("ana");
        var id = stage.recording();
        var bea = house.mint(stage.room, "bea");
        stage.finish(id);
        stage.livekit.join(stage.livekit.start(stage.live.name()), bea);
        assertThat(stage.permission("bea")).contains(Permission.EVERYTHING);
    }

    @Test
    void who_is_not_there_ends_it_by_no_word_where_people_are_only_informed() {
        var announced = RecordedRoom.ofPolicy(ConsentPolicy.ALL_MUST_ACCEPT, LateJoinerPolicy.ANNOUNCE);
        announced.join("ana");
        announced.accept("ana");
        var id = announced.recording();
        announced.say("zoe", ConsentDecision.DECLINED);
        assertThat(announced.status(id)).isEqualTo(RecordingStatus.ACTIVE);
    }

    @Test
    void a_late_joiner_ends_it_where_the_template_says_so() {
        var stops = RecordedRoom.ofPolicy(ConsentPolicy.ALL_MUST_ACCEPT, LateJoinerPolicy.STOP);
        stops.join("ana");
        stops.accept("ana", "bea");
        var id = stops.recording();
        stops.join("bea");
        assertThat(stops.status(id)).isEqualTo(RecordingStatus.ACTIVE);
        stops.join("cy");
        assertThat(stops.see(id).reason()).isEqualTo("consent-missing");
        assertThat(stops.view(id).history().getLast().by())
                .satisfies(by -> assertThat(by.name()).isEqualTo("cy"))
                .satisfies(by -> assertThat(by.kind()).isEqualTo(ActorKind.PARTICIPANT));
    }

    @Test
    void a_late_joiner_is_informed_where_the_template_says_so() {
        var tells = RecordedRoom.ofPolicy(ConsentPolicy.ALL_MUST_ACCEPT, LateJoinerPolicy.ANNOUNCE);
        tells.join("ana");
        tells.accept("ana");
        var id = tells.recording();
        tells.join("cy");
        assertThat(tells.status(id)).isEqualTo(RecordingStatus.ACTIVE);
        assertThat(tells.view(id).history().getLast().reason()).isEqualTo("informed cy");
        tells.say("cy", ConsentDecision.WITHDRAWN);
        assertThat(tells.see(id).reason()).isEqualTo("consent-withdrawn");
    }

    @Test
    void a_key_called_like_a_participant_is_another_actor() {
        var ana = new ParticipantIdentity("ana");
        var participant = house.authenticateJoinToken.handle(
                house.mint(stage.room, "ana").signed().token());
        var key = house.createApiKey.handle(
                new CreateApiKey.Command(house.admin(), "ana", Set.of(Scope.CONSENTS_WRITE), null));
        // What is said again is not kept again, so they disagree.
        var said = Map.of(
                        participant,
                        ConsentDecision.ACCEPTED,
                        house.authenticateCaller.handle(key.text()),
                        ConsentDecision.DECLINED)
                .entrySet()
                .stream()
                .map(each -> new GiveConsent.Command(each.getKey(), stage.room, ana, each.getValue(), "v1", "de"))
                .map(command -> house.giveConsent.handle(command).consent().recordedBy())
                .toList();
        assertThat(said).extracting(Actor::name).containsExactly("ana", "ana");
        assertThat(said).extracting(Actor::kind).containsExactlyInAnyOrder(ActorKind.PARTICIPANT, ActorKind.KEY);
        assertThat(said).extracting(Actor::id).doesNotHaveDuplicates();
    }

    @Test
    void whoever_holds_a_join_token_speaks_for_themselves_alone() {
        var token = house.mint(stage.room, "ana");
        var ana = house.authenticateJoinToken.handle(token.signed().token());
        var own = new GiveConsent.Command(
                ana, stage.room, new ParticipantIdentity("ana"), ConsentDecision.ACCEPTED, "v1", "de");
        assertThat(house.giveConsent.handle(own).consent().recordedBy())
                .isEqualTo(Actor.participant(token.facts().id(), new ParticipantIdentity("ana")));
        var other = new GiveConsent.Command(
                ana, stage.room, new ParticipantIdentity("bea"), ConsentDecision.ACCEPTED, "v1", "de");
        assertThatThrownBy(() -> house.giveConsent.handle(other)).isInstanceOf(ScopeMissing.class);
        var elsewhere = new GiveConsent.Command(
                ana,
                house.openGroupRoom().room().id(),
                new ParticipantIdentity("ana"),
                ConsentDecision.ACCEPTED,
                "v1",
                "de");
        assertThatThrownBy(() -> house.giveConsent.handle(elsewhere)).isInstanceOf(ScopeMissing.class);
        stage.accept("bea");
        assertThat(house.listConsents
                        .handle(new ListConsents.Query(ana, stage.room, House.WHOLE))
                        .items())
                .extracting(consent -> consent.identity().value())
                .containsExactly("ana");
    }
}
