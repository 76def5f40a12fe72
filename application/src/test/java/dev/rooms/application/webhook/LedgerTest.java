package dev.rooms.application.webhook;

import static dev.rooms.application.House.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.rooms.application.House;
import dev.rooms.application.LiveKitStandIn;
import dev.rooms.application.LiveKitStandIn.Guest;
import dev.rooms.application.access.IssueToken;
import dev.rooms.application.access.RevokeToken;
import dev.rooms.application.drift.LiveRooms;
import dev.rooms.application.participant.ParticipantView;
import dev.rooms.application.shared.ActorFixture;
import dev.rooms.application.webhook.WebhookEvent.LiveParticipant;
import dev.rooms.application.webhook.WebhookEvent.LiveRoom;
import dev.rooms.domain.access.Ban;
import dev.rooms.domain.access.BanId;
import dev.rooms.domain.access.TokenUse;
import dev.rooms.domain.participant.Attendance;
import dev.rooms.domain.participant.Occupancy;
import dev.rooms.domain.participant.ParticipantKind;
import dev.rooms.domain.participant.ParticipantSid;
import dev.rooms.domain.participant.TrackSid;
import dev.rooms.domain.participant.TrackSource;
import dev.rooms.domain.participant.TrackTimes;
import dev.rooms.domain.room.LiveKitRoomName;
import dev.rooms.domain.room.MediaDemand;
import dev.rooms.domain.room.RoomChange;
import dev.rooms.domain.room.RoomId;
import dev.rooms.domain.room.RoomStatus;
import dev.rooms.domain.room.Session;
import dev.rooms.domain.room.SessionEndReason;
import dev.rooms.domain.room.SessionId;
import dev.rooms.domain.shared.ParticipantIdentity;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The whole way: a token is minted, LiveKit tells by webhooks, and the ledger knows who was there. */
final class LedgerTest {
    private static final String WANTED = "CLIENT_INITIATED";
    private static final String LOST = "STATE_MISMATCH";

    private final House house = new House();
    private final LiveKitStandIn livekit = new LiveKitStandIn(house);
    private final RoomId room = house.openGroupRoom().room().id();
    private final IssueToken.Minted ana = house.mint(room, "ana");
    private final IssueToken.Minted bea = house.mint(room, "bea");
    private final LiveKitRoomName name = ana.livekitRoom();

    private void after(int seconds) {
        house.clock.advance(Duration.ofSeconds(seconds));
    }

    private TokenUse use(IssueToken.Minted minted) {
        return house.token(minted.facts().id()).use();
    }

    private List<Attendance> attendances() {
        return house.participants(room).stream()
                .map(ParticipantView::attendance)
                .toList();
    }

    private Attendance attendance() {
        assertThat(attendances()).hasSize(1);
        return attendances().getFirst();
    }

    private List<Session> sessions() {
        return house.sessions(room).stream().map(view -> view.session()).toList();
    }

    private List<String> history() {
        return house.history(room).stream().map(RoomChange::reason).toList();
    }

    /** Two come at 0 and 60 seconds, one leaves at 120, one at 180, and LiveKit closes the room at 200. */
    private LiveRoom meeting() {
        var live = livekit.start(name);
        var first = livekit.join(live, ana);
        after(60);
        var second = livekit.join(live, bea);
        after(60);
        livekit.leave(first, WANTED);
        after(60);
        livekit.leave(second, WANTED);
        after(20);
        livekit.finish(live);
        return live;
    }

    @Nested
    class AMeeting {
        @Test
        void is_live_from_the_first_join_until_livekit_closes_it() {
            var live = livekit.start(name);
            assertThat(house.status(room)).isEqualTo(RoomStatus.OPEN);
            var guest = livekit.join(live, ana);
            assertThat(house.status(room)).isEqualTo(RoomStatus.LIVE);
            assertThat(house.see(room).currentSession()).isEqualTo(sessions().getFirst());
            livekit.leave(guest, WANTED);
            assertThat(house.status(room)).isEqualTo(RoomStatus.LIVE);
            livekit.finish(live);
            assertThat(house.status(room)).isEqualTo(RoomStatus.OPEN);
            assertThat(house.see(room).currentSession()).isNull();
            assertThat(history()).containsExactly("session emptied", "joined", "created");
        }

        @Test
        void is_one_session_that_nobody_sees_before_somebody_joined() {
            assertThat(sessions()).isEmpty();
            var live = meeting();
            var session = sessions().getFirst();
            assertThat(session.id()).isEqualTo(ana.facts().session());
            assertThat(session.sid()).isEqualTo(live.sid());
            assertThat(session.startedAt()).isEqualTo(NOW);
            assertThat(session.endedAt()).isEqualTo(NOW.plusSeconds(200));
            assertThat(session.endReason()).isEqualTo(SessionEndReason.EMPTIED);
            assertThat(house.sessions(room).getFirst().occupancy()).isEqualTo(new Occupancy(2, 2));
        }

        @Test
        void has_an_attendance_for_each_person() {
            meeting();
            assertThat(house.participants(room))
                    .extracting(
                            view -> view.attendance().identity().value(),
                            view -> view.attendance().joinedAt(),
                            view -> view.attendance().leftAt(),
                            view -> view.attendance().reason(),
                            ParticipantView::duration)
                    .containsExactly(
                            tuple("bea", NOW.plusSeconds(60), NOW.plusSeconds(180), WANTED, Duration.ofMinutes(2)),
                            tuple("ana", NOW, NOW.plusSeconds(120), WANTED, Duration.ofMinutes(2)));
        }

        @Test
        void tells_what_became_of_each_token() {
            meeting();
            assertThat(use(ana)).isEqualTo(new TokenUse(NOW, NOW.plusSeconds(120), 1));
            assertThat(use(bea)).isEqualTo(new TokenUse(NOW.plusSeconds(60), NOW.plusSeconds(180), 1));
            assertThat(attendances().getLast().token()).isEqualTo(ana.facts().id());
            assertThat(attendances().getLast().role()).isEqualTo(ana.facts().role());
        }

        @Test
        void is_followed_by_another_under_another_name() {
            meeting();
            var again = house.mint(room, "ana");
            livekit.join(livekit.start(again.livekitRoom()), again);
            assertThat(house.status(room)).isEqualTo(RoomStatus.LIVE);
            assertThat(sessions()).hasSize(2);
            assertThat(attendances()).hasSize(3);
        }

        @Test
        void leaves_nobody_behind_when_it_ends() {
            var live = livekit.start(name);
            livekit.join(live, ana);
            after(30);
            livekit.finish(live);
            assertThat(attendance().leftAt()).isEqualTo(NOW.plusSeconds(30));
            assertThat(attendance().reason()).isNull();
        }
    }

    @Nested
    class Doubles {
        private record Everything(
                List<ParticipantView> participants, List<Session> sessions, List<RoomChange> history, TokenUse use) {}

        private Everything everything() {
            return new Everything(house.participants(room), sessions(), house.history(room), use(ana));
        }

        @Test
        void what_livekit_sends_again_changes_nothing() {
            meeting();
            var before = everything();
            livekit.sendAllAgain();
            assertThat(everything()).isEqualTo(before);
        }

        @Test
        void what_livekit_says_again_changes_nothing() {
            meeting();
            var before = everything();
            after(300);
            livekit.tellAllAgain();
            assertThat(everything()).isEqualTo(before);
            assertThat(house.mediaDemands.open()).isEmpty();
        }

        @Test
        void said_again_in_the_middle_they_leave_the_room_in_its_version() {
            var live = livekit.start(name);
            livekit.publish(livekit.join(live, ana), TrackSource.AUDIO);
            var before = house.see(room);
            livekit.tellAllAgain();
            assertThat(house.see(room)).isEqualTo(before);
        }
    }

    @Nested
    class Disorder {
        @Test
        void somebody_who_is_said_to_have_left_before_they_joined_was_there_once() {
            var live = livekit.start(name);
            var guest = new Guest(
                    live,
                    livekit.guest("ana", ParticipantKind.STANDARD, ana.facts().id()));
            after(40);
            livekit.tell(livekit.left(guest, WANTED));
            livekit.join(live, guest.participant());
            assertThat(attendance().joinedAt()).isEqualTo(NOW);
            assertThat(attendance().leftAt()).isEqualTo(NOW.plusSeconds(40));
            assertThat(use(ana)).isEqualTo(new TokenUse(NOW, NOW.plusSeconds(40), 1));
        }

        @Test
        void a_meeting_told_backwards_is_the_same_meeting() {
            meeting();
            var told = new House();
            var other = told.openGroupRoom().room().id();
            told.mint(other, "ana");
            told.mint(other, "bea");
            for (var event : livekit.told().reversed()) {
                told.send(event);
            }
            told.drain();
            assertThat(told.participants(other))
                    .extracting(view -> times(view.attendance()))
                    .containsExactlyInAnyOrderElementsOf(
                            attendances().stream().map(this::times).toList());
            assertThat(told.sessions(other)).hasSize(1);
            assertThat(told.sessions(other).getFirst().session().startedAt()).isEqualTo(NOW);
            assertThat(told.sessions(other).getFirst().occupancy()).isEqualTo(new Occupancy(2, 2));
            assertThat(told.status(other)).isEqualTo(RoomStatus.OPEN);
            assertThat(told.token(ana.facts().id()).use()).isEqualTo(use(ana));
        }

        private List<Object> times(Attendance attendance) {
            return List.of(
                    attendance.identity(),
                    attendance.joinedAt(),
                    Objects.requireNonNull(attendance.leftAt()),
                    attendance.uses());
        }

        @Test
        void a_late_end_of_yesterdays_session_does_not_touch_todays() {
            var old = meeting();
            var again = house.mint(room, "ana");
            livekit.join(livekit.start(again.livekitRoom()), again);
            livekit.tell(new WebhookEvent.RoomFinished(old, house.clock.instant()));
            assertThat(house.status(room)).isEqualTo(RoomStatus.LIVE);
            assertThat(attendances()).filteredOn(Attendance::isOpen).hasSize(1);
        }

        @Test
        void a_late_end_of_a_session_that_was_replaced_does_not_touch_its_follower() {
            var old = livekit.start(name);
            livekit.join(old, ana);
            livekit.join(livekit.start(name), bea);
            livekit.tell(new WebhookEvent.RoomFinished(old, house.clock.instant()));
            assertThat(house.status(room)).isEqualTo(RoomStatus.LIVE);
            assertThat(sessions().getFirst().isOver()).isFalse();
        }

        @Test
        void an_end_of_a_sid_that_nobody_knows_does_not_touch_the_live_session() {
            livekit.join(livekit.start(name), ana);
            livekit.tell(new WebhookEvent.RoomFinished(livekit.room(name), house.clock.instant()));
            assertThat(house.status(room)).isEqualTo(RoomStatus.LIVE);
            assertThat(attendance().isOpen()).isTrue();
        }

        @Test
        void the_end_of_a_session_whose_start_was_lost_ends_it() {
            livekit.finish(livekit.room(name));
            assertThat(house.sessions.get(ana.facts().session()).endReason()).isEqualTo(SessionEndReason.NEVER_USED);
            assertThat(sessions()).isEmpty();
            assertThat(house.mint(room, "ana").livekitRoom()).isNotEqualTo(name);
        }

        @Test
        void a_join_without_a_start_is_a_start() {
            livekit.join(livekit.room(name), ana);
            assertThat(house.status(room)).isEqualTo(RoomStatus.LIVE);
        }
    }

    @Nested
    class Names {
        @Test
        void a_new_sid_under_the_name_of_a_live_session_ends_it_and_opens_another() {
            livekit.join(livekit.start(name), ana);
            after(100);
            var restarted = livekit.start(name);
            livekit.join(restarted, bea);
            assertThat(sessions())
                    .extracting(Session::livekitRoom, Session::endReason)
                    .containsExactly(tuple(name, null), tuple(name, SessionEndReason.REPLACED));
            assertThat(attendances())
                    .extracting(attendance -> attendance.identity().value(), Attendance::leftAt)
                    .containsExactly(tuple("bea", null), tuple("ana", NOW.plusSeconds(100)));
            assertThat(history()).containsExactly("joined", "session replaced", "joined", "created");
            assertThat(house.mint(room, "cyd").livekitRoom()).isEqualTo(name);
            assertThat(house.mediaDemands.open()).isEmpty();
        }

        @Test
        void whoever_joins_the_name_of_an_ended_session_goes_out_and_nothing_opens() {
            meeting();
            house.mediaRooms.goAway();
            livekit.join(livekit.start(name), ana);
            assertThat(house.mediaDemands.open()).containsExactly(new MediaDemand.EndRoom(name));
            house.mediaRooms.comeBack();
            after(1);
            house.drain();
            assertThat(house.mediaRooms.exists(name)).isFalse();
            assertThat(house.status(room)).isEqualTo(RoomStatus.OPEN);
            assertThat(sessions()).hasSize(1);
            assertThat(attendances()).hasSize(2);
        }

        @Test
        void rooms_of_others_are_none_of_our_business() {
            var foreign = LiveKitRoomName.of(new SessionId(house.ids.next()));
            var live = livekit.start(foreign);
            livekit.leave(livekit.join(live, livekit.guest("eve", ParticipantKind.STANDARD, null)), WANTED);
            livekit.finish(live);
            livekit.tell(new WebhookEvent.Other());
            assertThat(house.mediaDemands.open()).isEmpty();
            assertThat(house.webhookInbox.waiting()).isZero();
            assertThat(history()).containsExactly("created");
        }

        @Test
        void whoever_enters_a_closed_room_goes_out() {
            house.mediaRooms.goAway();
            house.close(room);
            house.drain();
            livekit.join(livekit.start(name), ana);
            house.mediaRooms.comeBack();
            after(10);
            house.drain();
            assertThat(house.mediaRooms.exists(name)).isFalse();
            assertThat(house.status(room)).isEqualTo(RoomStatus.ENDED);
        }

        @Test
        void whoever_enters_a_closed_room_before_livekit_has_told_of_its_end_goes_out() {
            livekit.join(livekit.start(name), ana);
            house.close(room);
            house.drain();
            livekit.join(livekit.start(name), bea);
            assertThat(house.mediaRooms.exists(name)).isFalse();
            assertThat(house.status(room)).isEqualTo(RoomStatus.ENDED);
            assertThat(attendances()).hasSize(2);
        }

        @Test
        void whoever_enters_a_room_long_closed_goes_out() {
            house.close(room);
            house.drain();
            livekit.join(livekit.start(name), ana);
            assertThat(house.mediaRooms.exists(name)).isFalse();
            assertThat(sessions()).isEmpty();
        }
    }

    @Nested
    class ComingBack {
        private final LiveRoom live = livekit.start(name);

        private void comesBack(String reason, int seconds) {
            var guest = livekit.join(live, ana);
            after(60);
            livekit.leave(guest, reason);
            after(seconds);
            livekit.join(live, ana);
        }

        @Test
        void within_20_seconds_is_staying() {
            comesBack(LOST, 20);
            assertThat(attendance().joinedAt()).isEqualTo(NOW);
            assertThat(attendance().isOpen()).isTrue();
            assertThat(attendance().connections()).hasSize(2);
            assertThat(use(ana).joinCount()).isEqualTo(1);
            assertThat(house.participants(room).getFirst().duration()).isEqualTo(Duration.ofSeconds(80));
        }

        @Test
        void later_is_coming_again() {
            comesBack(LOST, 21);
            assertThat(attendances()).hasSize(2);
            assertThat(use(ana).joinCount()).isEqualTo(2);
        }

        @Test
        void after_leaving_on_purpose_is_coming_again() {
            comesBack(WANTED, 1);
            assertThat(attendances()).hasSize(2);
            assertThat(use(ana).joinCount()).isEqualTo(2);
            assertThat(house.sessions(room).getFirst().occupancy()).isEqualTo(new Occupancy(1, 1));
        }

        @Test
        void while_still_there_takes_the_place_of_the_first_connection() {
            var first = livekit.join(live, ana);
            after(5);
            livekit.join(live, ana);
            livekit.tell(livekit.left(first, "DUPLICATE_IDENTITY"));
            assertThat(attendance().isOpen()).isTrue();
            assertThat(attendance().connections()).hasSize(2);
            assertThat(use(ana).joinCount()).isEqualTo(1);
        }

        @Test
        void with_another_token_is_a_use_of_that_one_and_no_other_attendance() {
            var guest = livekit.join(live, ana);
            livekit.leave(guest, LOST);
            after(5);
            var second = house.mint(room, "ana");
            livekit.join(live, second);
            assertThat(attendance().token()).isEqualTo(second.facts().id());
            assertThat(attendance().uses())
                    .containsExactly(ana.facts().id(), second.facts().id());
            assertThat(use(ana).joinCount()).isEqualTo(1);
            assertThat(use(second).joinCount()).isEqualTo(1);
        }

        @Test
        void from_a_second_device_and_back_is_a_second_use_though_the_one_between_is_told_last() {
            var other = house.mint(room, "ana");
            var live = livekit.start(name);
            var first = livekit.join(live, ana);
            after(5);
            var between =
                    livekit.guest("ana", ParticipantKind.STANDARD, other.facts().id());
            livekit.tell(livekit.left(first, "DUPLICATE_IDENTITY"));
            after(5);
            livekit.join(live, ana);
            livekit.tell(livekit.left(new Guest(live, between), "DUPLICATE_IDENTITY"));
            assertThat(attendance().connections()).hasSize(3);
            assertThat(use(ana).joinCount()).isEqualTo(2);
            assertThat(use(other).joinCount()).isEqualTo(1);
        }
    }

    @Nested
    class Tokens {
        private final LiveRoom live = livekit.start(name);
        private final ParticipantIdentity anas = ana.facts().identity();

        private void revokeAnas() {
            house.revokeToken.handle(
                    new RevokeToken.Command(house.admin(), ana.facts().id()));
            house.drain();
        }

        @Test
        void whoever_enters_with_a_revoked_one_goes_out_and_is_in_the_ledger() {
            revokeAnas();
            livekit.join(live, ana);
            assertThat(house.mediaRooms.holds(name, anas)).isFalse();
            assertThat(use(ana).joinCount()).isEqualTo(1);
        }

        @Test
        void whoever_enters_again_with_a_revoked_one_goes_out_again() {
            var guest = livekit.join(live, ana);
            revokeAnas();
            livekit.tell(livekit.left(guest, "PARTICIPANT_REMOVED"));
            after(1);
            livekit.join(live, ana);
            assertThat(house.mediaRooms.holds(name, anas)).isFalse();
        }

        @Test
        void news_of_somebody_gone_puts_nobody_out() {
            var guest = livekit.join(live, ana);
            revokeAnas();
            livekit.tell(livekit.left(guest, "PARTICIPANT_REMOVED"));
            assertThat(house.mediaDemands.open()).isEmpty();
        }

        @Test
        void a_participant_with_the_token_of_another_identity_is_removed_and_in_no_ledger() {
            mustBeRemoved(
                    livekit.guest("eve", ParticipantKind.STANDARD, ana.facts().id()));
            assertThat(use(ana)).isEqualTo(TokenUse.NONE);
        }

        @Test
        void a_participant_who_appends_to_the_identity_of_the_token_is_removed_and_in_no_ledger() {
            mustBeRemoved(
                    livekit.guest("ana#x", ParticipantKind.STANDARD, ana.facts().id()));
            assertThat(use(ana)).isEqualTo(TokenUse.NONE);
        }

        @Test
        void a_participant_with_the_token_of_another_room_is_removed_and_in_no_ledger() {
            var elsewhere = house.mint(house.openGroupRoom().room().id(), "ana");
            mustBeRemoved(livekit.guest(
                    "ana", ParticipantKind.STANDARD, elsewhere.facts().id()));
            assertThat(use(elsewhere)).isEqualTo(TokenUse.NONE);
        }

        @Test
        void a_participant_without_a_token_is_removed_and_in_no_ledger() {
            mustBeRemoved(livekit.guest("eve", ParticipantKind.STANDARD, null));
        }

        @Test
        void a_participant_with_an_endless_identity_is_removed_and_in_no_ledger() {
            mustBeRemoved(livekit.guest(
                    "ana#" + "x".repeat(9_000),
                    ParticipantKind.STANDARD,
                    ana.facts().id()));
        }

        @Test
        void a_participant_with_control_characters_in_the_identity_is_removed_and_in_no_ledger() {
            mustBeRemoved(livekit.guest("sip_\u0007", ParticipantKind.SIP, null));
        }

        @Test
        void an_intruder_with_a_nul_in_the_identity_protects_no_other() {
            house.liveRooms.enter(
                    live,
                    livekit.guest(
                            "ana#\0", ParticipantKind.STANDARD, ana.facts().id()));
            mustBeRemoved(livekit.guest("mallory", ParticipantKind.STANDARD, null));
            assertThat(house.liveRooms.people(name)).isEmpty();
        }

        @Test
        void an_intruder_puts_nobody_else_out() {
            livekit.join(live, ana);
            mustBeRemoved(
                    livekit.guest("ana#x", ParticipantKind.STANDARD, ana.facts().id()));
            assertThat(house.mediaRooms.holds(name, anas)).isTrue();
            assertThat(attendance().identity()).isEqualTo(anas);
        }

        @Test
        void an_intruder_whom_livekit_cannot_remove_stays_demanded_and_protects_no_other() {
            var stuck = livekit.guest("eve", ParticipantKind.STANDARD, null);
            house.liveRooms.hold(stuck.sid());
            livekit.join(live, stuck);
            assertThat(house.mediaDemands.open()).containsExactly(new MediaDemand.EvictIntruders(name));
            mustBeRemoved(livekit.guest("mallory", ParticipantKind.STANDARD, null));
        }

        @Test
        void the_leave_of_an_intruder_is_nothing_to_act_on() {
            livekit.tell(livekit.left(new Guest(live, livekit.guest("eve", ParticipantKind.STANDARD, null)), WANTED));
            assertThat(attendances()).isEmpty();
            assertThat(house.mediaDemands.open()).isEmpty();
        }

        @Test
        void a_banned_phone_caller_is_removed() {
            house.bans.put(new Ban(
                    new BanId(house.ids.next()),
                    room,
                    new ParticipantIdentity("sip_49"),
                    ActorFixture.DESK,
                    NOW,
                    null));
            var guest = livekit.join(live, livekit.guest("sip_49", ParticipantKind.SIP, null));
            assertThat(house.liveRooms.people(name))
                    .extracting(LiveRooms.Present::participant)
                    .doesNotContain(guest.participant());
        }

        /** @param intruder of whom nothing may remain, whatever identity they show */
        private void mustBeRemoved(LiveParticipant intruder) {
            livekit.join(live, intruder);
            assertThat(house.liveRooms.people(name))
                    .extracting(LiveRooms.Present::participant)
                    .doesNotContain(intruder);
            assertThat(attendances()).extracting(Attendance::identity).doesNotContain(intruder.identity());
        }
    }

    @Nested
    class Machines {
        private final LiveRoom live = livekit.start(name);

        @Test
        void a_recorder_or_an_agent_alone_does_not_make_a_room_live() {
            livekit.join(live, livekit.guest("EG_1", ParticipantKind.EGRESS, null));
            livekit.join(live, livekit.guest("agent", ParticipantKind.AGENT, null));
            assertThat(house.status(room)).isEqualTo(RoomStatus.OPEN);
            assertThat(sessions()).isEmpty();
            assertThat(attendances()).hasSize(2);
        }

        @Test
        void a_caller_makes_a_room_live_and_counts() {
            livekit.join(live, livekit.guest("EG_1", ParticipantKind.EGRESS, null));
            livekit.join(live, livekit.guest("sip_+49", ParticipantKind.SIP, null));
            assertThat(house.status(room)).isEqualTo(RoomStatus.LIVE);
            assertThat(house.sessions(room).getFirst().occupancy()).isEqualTo(new Occupancy(1, 1));
        }
    }

    @Nested
    class Published {
        private final LiveRoom live = livekit.start(name);
        private final Guest guest = livekit.join(live, ana);

        private TrackTimes times() {
            return house.participants(room).getFirst().times();
        }

        @Test
        void times_grow_while_something_is_published_and_stop_when_it_is_not() {
            var sound = livekit.publish(guest, TrackSource.AUDIO);
            after(10);
            livekit.publish(guest, TrackSource.SCREEN_SHARE);
            after(10);
            livekit.unpublish(guest, sound, TrackSource.AUDIO);
            after(10);
            assertThat(times())
                    .isEqualTo(new TrackTimes(Duration.ofSeconds(20), Duration.ZERO, Duration.ofSeconds(20)));
        }

        @Test
        void who_is_gone_publishes_nothing_any_more() {
            livekit.publish(guest, TrackSource.VIDEO);
            after(10);
            livekit.leave(guest, WANTED);
            after(10);
            assertThat(times().video()).isEqualTo(Duration.ofSeconds(10));
        }

        @Test
        void a_track_that_is_told_of_after_its_owner_left_ended_then() {
            after(10);
            livekit.leave(guest, WANTED);
            livekit.tell(new WebhookEvent.TrackPublished(
                    live, guest.participant().sid(), new TrackSid("TR_late"), TrackSource.VIDEO, NOW));
            after(10);
            assertThat(times().video()).isEqualTo(Duration.ofSeconds(10));
        }

        @Test
        void a_track_told_of_backwards_has_its_length() {
            var track = new TrackSid("TR_backwards");
            after(10);
            livekit.unpublish(guest, track, TrackSource.AUDIO);
            assertThat(times().audio()).isZero();
            livekit.tell(
                    new WebhookEvent.TrackPublished(live, guest.participant().sid(), track, TrackSource.AUDIO, NOW));
            assertThat(times().audio()).isEqualTo(Duration.ofSeconds(10));
        }

        @Test
        void tracks_count_for_the_attendance_over_all_its_connections() {
            livekit.publish(guest, TrackSource.AUDIO);
            after(10);
            livekit.leave(guest, LOST);
            after(5);
            livekit.publish(livekit.join(live, ana), TrackSource.AUDIO);
            after(10);
            assertThat(attendance().connections()).hasSize(2);
            assertThat(times().audio()).isEqualTo(Duration.ofSeconds(20));
        }

        @Test
        void a_track_of_somebody_unknown_waits_for_them() {
            var sid = new ParticipantSid("PA_late");
            livekit.tell(new WebhookEvent.TrackPublished(live, sid, new TrackSid("TR_early"), TrackSource.AUDIO, NOW));
            assertThat(house.tracks.find(new TrackSid("TR_early"))).isPresent();
        }
    }
}
