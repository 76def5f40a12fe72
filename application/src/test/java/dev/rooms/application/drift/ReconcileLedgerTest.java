package dev.rooms.application.drift;

import static dev.rooms.application.House.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rooms.application.House;
import dev.rooms.application.LiveKitStandIn;
import dev.rooms.application.access.IssueToken;
import dev.rooms.application.access.RevokeToken;
import dev.rooms.application.participant.ParticipantView;
import dev.rooms.application.webhook.WebhookEvent;
import dev.rooms.domain.drift.Drift;
import dev.rooms.domain.drift.DriftKind;
import dev.rooms.domain.participant.Attendance;
import dev.rooms.domain.participant.ParticipantKind;
import dev.rooms.domain.participant.TrackSource;
import dev.rooms.domain.room.LiveKitRoomName;
import dev.rooms.domain.room.RoomId;
import dev.rooms.domain.room.RoomStatus;
import dev.rooms.domain.room.Session;
import dev.rooms.domain.room.SessionEndReason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What LiveKit shows is right, also where its webhooks were lost. */
final class ReconcileLedgerTest {
    private static final String WANTED = "CLIENT_INITIATED";

    private final House house = new House();
    private final LiveKitStandIn livekit = new LiveKitStandIn(house);
    private final RoomId room = house.openGroupRoom().room().id();
    private final IssueToken.Minted ana = house.mint(room, "ana");
    private final IssueToken.Minted bea = house.mint(room, "bea");
    private final LiveKitRoomName name = ana.livekitRoom();

    private void look() {
        house.clock.advance(Duration.ofSeconds(15));
        house.reconcileLedger.handle();
        house.drain();
    }

    private void looks(int times) {
        for (var time = 0; time < times; time++) {
            look();
        }
    }

    private List<Attendance> attendances() {
        return house.participants(room).stream()
                .map(ParticipantView::attendance)
                .toList();
    }

    private Session session() {
        return house.sessions(room).getFirst().session();
    }

    private List<DriftKind> drift() {
        return house.drift().stream().map(Drift::kind).toList();
    }

    @Test
    void a_ledger_that_is_right_is_left_alone() {
        var live = livekit.start(name);
        var guest = livekit.join(live, ana);
        var track = livekit.publish(guest, TrackSource.AUDIO);
        looks(4);
        livekit.unpublish(guest, track, TrackSource.AUDIO);
        livekit.leave(guest, WANTED);
        looks(4);
        livekit.finish(live);
        looks(4);
        assertThat(drift()).isEmpty();
        assertThat(house.status(room)).isEqualTo(RoomStatus.OPEN);
    }

    @Nested
    class Lost {
        @Test
        void whoever_is_in_a_room_is_found_with_the_time_they_joined() {
            livekit.cut();
            livekit.join(livekit.start(name), ana);
            look();
            assertThat(attendances()).singleElement().satisfies(attendance -> {
                assertThat(attendance.joinedAt()).isEqualTo(NOW);
                assertThat(attendance.isOpen()).isTrue();
                assertThat(attendance.token()).isEqualTo(ana.facts().id());
            });
            assertThat(house.status(room)).isEqualTo(RoomStatus.LIVE);
            assertThat(house.token(ana.facts().id()).use().joinCount()).isEqualTo(1);
            assertThat(drift()).containsExactlyInAnyOrder(DriftKind.SESSION_ADOPTED, DriftKind.PARTICIPANT_ADOPTED);
        }

        @Test
        void who_is_absent_at_two_looks_left_when_they_were_last_seen() {
            var live = livekit.start(name);
            var guest = livekit.join(live, ana);
            livekit.join(live, bea);
            look();
            livekit.cut();
            livekit.leave(guest, WANTED);
            look();
            assertThat(attendances()).allMatch(Attendance::isOpen);
            look();
            assertThat(attendances().getLast().leftAt()).isEqualTo(NOW.plusSeconds(15));
            assertThat(attendances().getFirst().isOpen()).isTrue();
            assertThat(drift()).containsExactly(DriftKind.PARTICIPANT_GONE);
        }

        @Test
        void who_is_there_while_another_is_missed_was_seen_all_the_same() {
            var live = livekit.start(name);
            var first = livekit.join(live, ana);
            var second = livekit.join(live, bea);
            look();
            livekit.cut();
            livekit.leave(first, WANTED);
            look();
            livekit.leave(second, WANTED);
            looks(2);
            assertThat(attendances())
                    .extracting(Attendance::leftAt)
                    .containsExactly(NOW.plusSeconds(30), NOW.plusSeconds(15));
        }

        @Test
        void of_a_room_that_is_lost_each_left_when_they_were_last_seen() {
            var live = livekit.start(name);
            var first = livekit.join(live, ana);
            livekit.join(live, bea);
            look();
            livekit.cut();
            livekit.leave(first, WANTED);
            look();
            livekit.finish(live);
            looks(2);
            assertThat(session().endedAt()).isEqualTo(NOW.plusSeconds(30));
            assertThat(attendances())
                    .extracting(Attendance::leftAt)
                    .containsExactly(NOW.plusSeconds(30), NOW.plusSeconds(15));
        }

        @Test
        void who_is_told_of_after_a_look_was_not_seen_by_it() {
            var live = livekit.start(name);
            livekit.join(live, ana);
            livekit.cut();
            var guest = livekit.join(live, bea);
            house.clock.advance(Duration.ofSeconds(5));
            livekit.leave(guest, WANTED);
            look();
            livekit.mend();
            livekit.tell(new WebhookEvent.ParticipantJoined(live, guest.participant(), NOW));
            looks(2);
            assertThat(attendances().getFirst().leftAt()).isEqualTo(NOW);
        }

        @Test
        void who_was_absent_once_and_is_there_again_has_not_left() {
            var live = livekit.start(name);
            var guest = livekit.join(live, ana);
            house.liveRooms.leave(live, guest.participant().sid());
            look();
            house.liveRooms.enter(live, guest.participant());
            look();
            house.liveRooms.leave(live, guest.participant().sid());
            look();
            assertThat(attendances().getFirst().isOpen()).isTrue();
        }

        @Test
        void the_reason_that_comes_late_is_kept_with_the_time_that_was_found() {
            var live = livekit.start(name);
            var guest = livekit.join(live, ana);
            look();
            livekit.cut();
            livekit.leave(guest, WANTED);
            looks(2);
            livekit.mend();
            livekit.tell(livekit.left(guest, WANTED));
            assertThat(attendances().getFirst().leftAt()).isEqualTo(NOW.plusSeconds(15));
            assertThat(attendances().getFirst().reason()).isEqualTo(WANTED);
        }

        @Test
        void a_room_that_is_absent_at_two_looks_is_over_when_it_was_last_seen() {
            var live = livekit.start(name);
            var guest = livekit.join(live, ana);
            look();
            livekit.cut();
            livekit.leave(guest, WANTED);
            livekit.finish(live);
            look();
            assertThat(house.status(room)).isEqualTo(RoomStatus.LIVE);
            look();
            assertThat(house.status(room)).isEqualTo(RoomStatus.OPEN);
            assertThat(session().endReason()).isEqualTo(SessionEndReason.LOST);
            assertThat(session().endedAt()).isEqualTo(NOW.plusSeconds(15));
            assertThat(attendances().getFirst().leftAt()).isEqualTo(NOW.plusSeconds(15));
            assertThat(drift()).containsExactly(DriftKind.SESSION_LOST);
        }

        @Test
        void a_session_is_not_over_before_the_last_who_left_it() {
            var live = livekit.start(name);
            var guest = livekit.join(live, ana);
            look();
            house.clock.advance(Duration.ofSeconds(7));
            livekit.leave(guest, WANTED);
            livekit.cut();
            livekit.finish(live);
            looks(2);
            assertThat(session().endedAt()).isEqualTo(NOW.plusSeconds(22));
        }

        @Test
        void tracks_are_found_and_lost_like_people() {
            var live = livekit.start(name);
            var guest = livekit.join(live, ana);
            var known = livekit.publish(guest, TrackSource.VIDEO);
            livekit.cut();
            livekit.publish(guest, TrackSource.AUDIO);
            looks(2);
            livekit.unpublish(guest, known, TrackSource.VIDEO);
            looks(2);
            assertThat(drift()).containsExactly(DriftKind.TRACK_GONE, DriftKind.TRACK_ADOPTED);
            var tracks = house.tracks.of(Set.of(guest.participant().sid()));
            assertThat(tracks)
                    .filteredOn(track -> track.source() == TrackSource.AUDIO)
                    .singleElement()
                    .satisfies(track -> {
                        assertThat(track.publishedAt()).isEqualTo(NOW.plusSeconds(15));
                        assertThat(track.isOpen()).isTrue();
                    });
            assertThat(tracks)
                    .filteredOn(track -> track.source() == TrackSource.VIDEO)
                    .singleElement()
                    .satisfies(track -> assertThat(track.unpublishedAt()).isEqualTo(NOW.plusSeconds(30)));
        }

        @Test
        void who_came_in_with_a_revoked_token_is_found_and_put_out() {
            house.revokeToken.handle(
                    new RevokeToken.Command(house.admin(), ana.facts().id()));
            house.drain();
            livekit.cut();
            livekit.join(livekit.start(name), ana);
            assertThat(house.mediaRooms.holds(name, ana.facts().identity())).isTrue();
            look();
            assertThat(house.mediaRooms.holds(name, ana.facts().identity())).isFalse();
        }

        @Test
        void an_intruder_is_removed_in_the_next_pass_and_in_no_ledger() {
            var live = livekit.start(name);
            livekit.join(live, bea);
            livekit.cut();
            livekit.join(
                    live,
                    livekit.guest("ana#x", ParticipantKind.STANDARD, ana.facts().id()));
            house.liveRooms.enter(live, livekit.guest("eve", ParticipantKind.STANDARD, null), false);
            look();
            assertThat(house.liveRooms.people(name))
                    .singleElement()
                    .satisfies(present -> assertThat(present.participant().token())
                            .isEqualTo(bea.facts().id()));
            assertThat(attendances()).hasSize(1);
            assertThat(drift()).isEmpty();
        }

        @Test
        void a_finding_that_the_store_refuses_undoes_no_other() {
            var live = livekit.start(name);
            livekit.cut();
            house.connections.refuse(livekit.join(live, ana).participant().sid());
            livekit.join(live, bea);
            look();
            assertThat(attendances())
                    .extracting(Attendance::identity)
                    .containsExactly(bea.facts().identity());
        }

        @Test
        void who_is_still_coming_in_is_nobody_yet() {
            var live = livekit.start(name);
            house.liveRooms.enter(
                    live,
                    livekit.guest("ana", ParticipantKind.STANDARD, ana.facts().id()),
                    false);
            looks(3);
            assertThat(attendances()).isEmpty();
        }
    }

    @Nested
    class Restarted {
        @Test
        void empty_ends_every_session_and_loses_no_attendance() {
            var live = livekit.start(name);
            livekit.join(live, ana);
            livekit.join(live, bea);
            look();
            house.liveRooms.forget();
            looks(2);
            assertThat(house.status(room)).isEqualTo(RoomStatus.OPEN);
            assertThat(attendances())
                    .hasSize(2)
                    .allSatisfy(attendance -> assertThat(attendance.leftAt()).isEqualTo(NOW.plusSeconds(15)));
        }

        @Test
        void and_entered_anew_begins_another_session_though_no_webhook_came() {
            livekit.join(livekit.start(name), ana);
            look();
            livekit.cut();
            house.clock.advance(Duration.ofSeconds(10));
            house.liveRooms.forget();
            livekit.join(livekit.start(name), ana);
            look();
            assertThat(house.sessions(room)).hasSize(2);
            var before = house.sessions(room).getLast().session();
            assertThat(before.endReason()).isEqualTo(SessionEndReason.REPLACED);
            assertThat(before.endedAt()).isEqualTo(NOW.plusSeconds(15));
            assertThat(attendances()).hasSize(2);
            assertThat(attendances().getFirst().joinedAt()).isEqualTo(NOW.plusSeconds(25));
            assertThat(house.status(room)).isEqualTo(RoomStatus.LIVE);
        }

        @Test
        void with_its_store_shows_ghosts_which_are_ended() {
            livekit.join(livekit.start(name), ana);
            look();
            house.liveRooms.die(name);
            look();
            assertThat(house.status(room)).isEqualTo(RoomStatus.LIVE);
            look();
            assertThat(house.status(room)).isEqualTo(RoomStatus.OPEN);
            assertThat(attendances().getFirst().leftAt()).isEqualTo(NOW.plusSeconds(15));
            assertThat(house.mediaRooms.exists(name)).isFalse();
            assertThat(drift()).containsExactly(DriftKind.SESSION_GHOST);
        }
    }

    @Nested
    class Ghosts {
        /** More than one pass looks at. */
        private static final int MANY = 310;

        private List<IssueToken.Minted> live() {
            return Stream.generate(() -> {
                        var minted = house.mint(house.openGroupRoom().room().id(), "ana");
                        livekit.join(livekit.start(minted.livekitRoom()), minted);
                        return minted;
                    })
                    .limit(MANY)
                    .toList();
        }

        private long over(List<IssueToken.Minted> minted) {
            return minted.stream()
                    .filter(each -> house.sessions.get(each.facts().session()).isOver())
                    .count();
        }

        @Test
        void however_many_are_found_out_in_two_passes() {
            var all = live();
            all.forEach(each -> house.liveRooms.die(each.livekitRoom()));
            looks(2);
            assertThat(over(all)).isEqualTo(MANY);
        }

        @Test
        void are_ended_though_many_other_rooms_do_not_answer() {
            livekit.join(livekit.start(name), ana);
            for (var number = 0; number < 12; number++) {
                var minted = house.mint(house.openGroupRoom().room().id(), "ana");
                livekit.join(livekit.start(minted.livekitRoom()), minted);
                house.liveRooms.fallSick(minted.livekitRoom());
            }
            house.liveRooms.die(name);
            looks(2);
            assertThat(session().endReason()).isEqualTo(SessionEndReason.LOST);
        }

        @Test
        void of_one_node_take_none_of_another_with_them() {
            var all = live();
            var dead = all.subList(0, MANY / 2);
            dead.forEach(each -> house.liveRooms.die(each.livekitRoom()));
            looks(3);
            assertThat(over(dead)).isEqualTo(dead.size());
            assertThat(over(all)).isEqualTo(dead.size());
        }
    }

    @Nested
    class OtherRooms {
        @Test
        void that_are_not_ours_are_reported_once_and_left_alone() {
            livekit.start(new LiveKitRoomName("lobby"));
            looks(3);
            assertThat(drift()).containsExactly(DriftKind.ROOM_FOREIGN);
            assertThat(house.drift().getFirst().room()).isNull();
            assertThat(house.liveRooms.rooms()).hasSize(1);
        }

        @Test
        void under_the_name_of_a_session_that_is_over_are_ended() {
            var live = livekit.start(name);
            livekit.leave(livekit.join(live, ana), WANTED);
            livekit.finish(live);
            livekit.cut();
            livekit.join(livekit.start(name), ana);
            look();
            assertThat(house.mediaRooms.exists(name)).isFalse();
            assertThat(house.sessions(room)).hasSize(1);
            assertThat(drift()).containsExactly(DriftKind.ROOM_UNWANTED);
        }

        @Test
        void whose_session_is_over_and_that_stay_are_ended() {
            var live = livekit.start(name);
            var guest = livekit.join(live, ana);
            house.liveRooms.forget();
            looks(2);
            house.liveRooms.enter(live, guest.participant());
            look();
            assertThat(house.mediaRooms.exists(name)).isTrue();
            look();
            assertThat(house.mediaRooms.exists(name)).isFalse();
        }
    }

    @Nested
    class Failing {
        @Test
        void is_never_read_as_absence() {
            livekit.join(livekit.start(name), ana);
            house.liveRooms.goAway();
            looks(5);
            assertThat(attendances().getFirst().isOpen()).isTrue();
            assertThat(drift()).isEmpty();
        }

        @Test
        void is_asked_less_often() {
            var usual = house.reconcileLedger.handle();
            house.liveRooms.goAway();
            assertThat(house.reconcileLedger.handle()).isGreaterThan(usual);
            house.liveRooms.comeBack();
            assertThat(house.reconcileLedger.handle()).isEqualTo(usual);
        }
    }

    @Test
    void a_pass_that_takes_long_is_followed_the_sooner_but_not_at_once() {
        house.liveRooms.meanwhile(() -> house.clock.advance(Duration.ofSeconds(4)));
        assertThat(house.reconcileLedger.handle()).isEqualTo(Duration.ofSeconds(11));
        house.liveRooms.meanwhile(() -> house.clock.advance(Duration.ofSeconds(20)));
        assertThat(house.reconcileLedger.handle()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void who_looks_keeps_the_lease_however_slowly_livekit_answers() {
        for (var number = 0; number < 12; number++) {
            var minted = house.mint(house.openGroupRoom().room().id(), "ana");
            livekit.join(livekit.start(minted.livekitRoom()), minted);
        }
        var another = house.reconciler();
        var naps = new ArrayList<Duration>();
        house.liveRooms.meanwhile(() -> {
            house.clock.advance(Duration.ofSeconds(4));
            naps.add(another.handle());
        });
        house.reconcileLedger.handle();
        assertThat(naps).hasSize(13).containsOnly(Duration.ofSeconds(5));
    }

    @Test
    void a_room_that_cannot_be_compared_keeps_no_other_from_it() {
        var stuck = house.mint(house.openGroupRoom().room().id(), "cy").livekitRoom();
        var repair = new Repair(
                house.applyEvent,
                house.endSession,
                house.makeDemand,
                house.sessions,
                house.evidence,
                house.drifts,
                line -> {
                    if (line.equals(stuck)) {
                        throw new IllegalStateException("on purpose");
                    }
                },
                house.transactions,
                house.ids,
                house.clock);
        var reconciler = new ReconcileLedger(
                house.liveRooms,
                house.sessions,
                house.connections,
                house.looks,
                house.lookAtSession,
                repair,
                house.leases.replica(),
                house.transactions,
                house.clock);
        livekit.cut();
        livekit.start(stuck);
        livekit.join(livekit.start(name), ana);
        reconciler.handle();
        assertThat(attendances()).hasSize(1);
    }

    @Test
    void one_replica_looks_for_all_until_it_is_gone() {
        var another = house.reconciler();
        livekit.cut();
        house.reconcileLedger.handle();
        livekit.join(livekit.start(name), ana);
        another.handle();
        assertThat(attendances()).isEmpty();
        house.clock.advance(Duration.ofMinutes(1));
        another.handle();
        assertThat(attendances()).hasSize(1);
    }
}
