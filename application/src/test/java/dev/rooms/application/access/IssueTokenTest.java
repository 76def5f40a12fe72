package dev.rooms.application.access;

import static dev.rooms.application.House.NOW;
import static dev.rooms.application.access.TokenFixture.wish;
import static dev.rooms.application.shared.ActorFixture.DESK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.rooms.application.House;
import dev.rooms.application.LiveKitStandIn;
import dev.rooms.application.room.CreateRoom;
import dev.rooms.application.room.MediaServerUnavailable;
import dev.rooms.application.room.UpdateRoom;
import dev.rooms.application.shared.AtOnce;
import dev.rooms.application.template.CreateTemplate;
import dev.rooms.application.template.TemplateFixture;
import dev.rooms.application.template.UpdateTemplate;
import dev.rooms.domain.access.Grant;
import dev.rooms.domain.access.LedgerToken;
import dev.rooms.domain.access.TokenTooLarge;
import dev.rooms.domain.access.TokenUse;
import dev.rooms.domain.access.TokenWish;
import dev.rooms.domain.room.RoomEnded;
import dev.rooms.domain.room.RoomId;
import dev.rooms.domain.room.RoomNotOpen;
import dev.rooms.domain.shared.Denied;
import dev.rooms.domain.shared.Failure;
import dev.rooms.domain.shared.Invalid;
import dev.rooms.domain.shared.ParticipantIdentity;
import dev.rooms.domain.shared.ParticipantRole;
import dev.rooms.domain.shared.Scope;
import dev.rooms.domain.shared.Version;
import dev.rooms.domain.shared.Violation;
import dev.rooms.domain.template.PublishSource;
import dev.rooms.domain.template.RoomSettings;
import dev.rooms.domain.template.RoomType;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class IssueTokenTest {
    private final House house = new House();
    private final RoomId room = house.openGroupRoom().room().id();

    private Instant expiry(RoomId of, ParticipantRole role) {
        return house.mint(of, wish("ana", role)).facts().expiresAt();
    }

    private void refused(RoomId of, TokenWish wish, Class<? extends Failure> failure) {
        assertThatThrownBy(() -> house.mint(of, wish)).isInstanceOf(failure);
        assertThat(house.listTokens
                        .handle(new ListTokens.Query(house.admin(), of, House.WHOLE))
                        .items())
                .isEmpty();
    }

    private void tooLong(RoomId of, ParticipantRole role, int ttl) {
        assertThatThrownBy(() -> house.mint(of, wish("ana", role, ttl)))
                .isInstanceOfSatisfying(
                        Invalid.class,
                        invalid -> assertThat(invalid.violations())
                                .extracting(Violation::pointer, Violation::code)
                                .containsExactly(tuple("/ttl_seconds", "too-large")));
    }

    @Test
    void the_ledger_knows_who_asked_for_whom_and_what_for() {
        var wish = new TokenWish(
                new ParticipantIdentity("ana"),
                ParticipantRole.HOST,
                "Ana",
                60,
                Map.of("ward", "3"),
                "note",
                2,
                new Grant.Wish(Set.of(PublishSource.CAMERA), null, false));
        var minted = house.issueToken.handle(new IssueToken.Command(house.caller(Scope.TOKENS_WRITE), room, wish));
        var facts = minted.facts();
        assertThat(house.token(facts.id())).isEqualTo(new LedgerToken.Issued(facts, TokenUse.NONE, Version.FIRST));
        assertThat(facts.issuedBy()).isEqualTo(DESK);
        assertThat(facts.issuedAt()).isEqualTo(NOW);
        assertThat(facts.expiresAt()).isEqualTo(NOW.plusSeconds(60));
        assertThat(facts.identity()).isEqualTo(wish.identity());
        assertThat(facts.name()).isEqualTo("Ana");
        assertThat(facts.attributes()).isEqualTo(Map.of("ward", "3"));
        assertThat(facts.metadata()).isEqualTo("note");
        assertThat(facts.maxUses()).isEqualTo(2);
        assertThat(facts.grant()).isEqualTo(new Grant(Set.of(PublishSource.CAMERA), true, false));
    }

    @Test
    void the_text_is_in_the_answer_and_nowhere_else() {
        var minted = house.mint(room, "ana");
        assertThat(minted.signed().token()).isNotEmpty();
        assertThat(minted.toString()).doesNotContain(minted.signed().token());
    }

    @Test
    void a_caller_without_the_scope_is_refused_before_anything_is_signed() {
        var command = new IssueToken.Command(
                house.caller(Scope.TOKENS_READ, Scope.ROOMS_WRITE), room, wish("ana", ParticipantRole.HOST));
        assertThatThrownBy(() -> house.issueToken.handle(command)).isInstanceOf(Denied.class);
        assertThat(house.sessions.findOpen(room)).isEmpty();
    }

    @Test
    void without_a_media_server_nothing_enters_the_ledger() {
        house.joinTokens.loseServer();
        refused(room, wish("ana", ParticipantRole.HOST), MediaServerUnavailable.class);
    }

    @Test
    void a_token_that_nothing_takes_is_refused_and_the_larger_part_named() {
        tooLarge("m".repeat(House.MAX_TOKEN_BYTES), Map.of("a", "b"), "/metadata");
        tooLarge("m", Map.of("a", "b".repeat(House.MAX_TOKEN_BYTES)), "/attributes");
        assertThat(house.ledgerTokens.list(room, House.WHOLE).items()).isEmpty();
    }

    private void tooLarge(String metadata, Map<String, String> attributes, String pointer) {
        var wish = new TokenWish(
                new ParticipantIdentity("ana"),
                ParticipantRole.HOST,
                null,
                null,
                attributes,
                metadata,
                null,
                Grant.Wish.NONE);
        var command = new IssueToken.Command(house.caller(Scope.TOKENS_WRITE), room, wish);
        assertThatThrownBy(() -> house.issueToken.handle(command))
                .isInstanceOfSatisfying(
                        TokenTooLarge.class,
                        refused -> assertThat(refused.violations())
                                .extracting(Violation::pointer, Violation::code)
                                .containsExactly(tuple(pointer, "token-too-large")));
    }

    @Test
    void a_wish_that_can_never_be_right_is_refused() {
        refused(room, wish("", ParticipantRole.HOST), Invalid.class);
    }

    @Test
    void more_than_the_role_may_is_refused() {
        var wider = new TokenWish(
                new ParticipantIdentity("ana"),
                ParticipantRole.VIEWER,
                null,
                null,
                Map.of(),
                null,
                null,
                new Grant.Wish(Set.of(PublishSource.CAMERA), null, null));
        refused(room, wider, Invalid.class);
    }

    @Nested
    class Life {
        @ParameterizedTest
        @CsvSource({"HOST, 3600", "PARTICIPANT, 3600", "VIEWER, 1800"})
        void a_token_lives_as_long_as_usual_for_its_role(ParticipantRole role, long seconds) {
            assertThat(expiry(room, role)).isEqualTo(NOW.plusSeconds(seconds));
        }

        @ParameterizedTest
        @CsvSource({"HOST, 21600", "PARTICIPANT, 21600", "VIEWER, 3600"})
        void a_token_lives_as_long_as_asked_for_up_to_the_ceiling_of_its_role(ParticipantRole role, int ceiling) {
            assertThat(house.mint(room, wish("ana", role, ceiling)).facts().expiresAt())
                    .isEqualTo(NOW.plusSeconds(ceiling));
            tooLong(room, role, ceiling + 1);
        }

        @Test
        void what_is_usual_is_cut_to_the_ceiling_of_the_template() {
            var template = house.createTemplate
                    .handle(new CreateTemplate.Command(
                            house.admin(), RoomType.GROUP, TemplateFixture.fullDraft(), false, false))
                    .id();
            var strict = house.createRoom
                    .handle(new CreateRoom.Command(
                            house.admin(), "Visite", null, template, null, null, null, null, RoomSettings.NOTHING))
                    .room()
                    .room()
                    .id();
            assertThat(expiry(strict, ParticipantRole.VIEWER)).isEqualTo(NOW.plus(Duration.ofMinutes(10)));
            tooLong(strict, ParticipantRole.VIEWER, 601);
        }

        @Test
        void what_is_usual_is_cut_to_the_end_of_the_room() {
            var ending = house.room(null, NOW.plusSeconds(600)).room().id();
            assertThat(expiry(ending, ParticipantRole.HOST)).isEqualTo(NOW.plusSeconds(600));
            tooLong(ending, ParticipantRole.HOST, 601);
        }

        @Test
        void the_end_of_the_room_is_after_its_grace() {
            var grace = new RoomSettings(null, null, null, null, 120, null, null, null, null);
            var command = new CreateRoom.Command(
                    house.admin(), "Visite", RoomType.GROUP, null, null, null, null, NOW.plusSeconds(600), grace);
            var ending = house.createRoom.handle(command).room().room().id();
            assertThat(expiry(ending, ParticipantRole.HOST)).isEqualTo(NOW.plusSeconds(720));
            house.clock.advance(Duration.ofSeconds(719));
            assertThat(expiry(ending, ParticipantRole.HOST)).isEqualTo(NOW.plusSeconds(720));
            house.clock.advance(Duration.ofSeconds(1));
            assertThatThrownBy(() -> house.mint(ending, "bea")).isInstanceOf(RoomEnded.class);
        }
    }

    @Nested
    class Window {
        private final RoomId scheduled = house.room(NOW.plusSeconds(1_200), NOW.plusSeconds(2_400))
                .room()
                .id();

        @ParameterizedTest
        @CsvSource({"HOST, 300", "PARTICIPANT, 1200", "VIEWER, 1200"})
        void before_it_a_role_is_told_how_long_to_wait(ParticipantRole role, long seconds) {
            assertThatThrownBy(() -> house.mint(scheduled, wish("ana", role)))
                    .isInstanceOfSatisfying(
                            RoomNotOpen.class,
                            notOpen -> assertThat(notOpen.retryAfter()).contains(Duration.ofSeconds(seconds)));
            house.clock.advance(Duration.ofSeconds(seconds));
            assertThat(house.mint(scheduled, wish("ana", role)).facts().issuedAt())
                    .isEqualTo(NOW.plusSeconds(seconds));
        }

        @ParameterizedTest
        @EnumSource
        void after_it_nobody_gets_in(ParticipantRole role) {
            house.clock.advance(Duration.ofMinutes(40));
            refused(scheduled, wish("ana", role), RoomEnded.class);
        }

        @Test
        void a_closed_room_is_closed_to_all() {
            house.close(room);
            refused(room, wish("ana", ParticipantRole.HOST), RoomEnded.class);
        }

        @Test
        void a_cancelled_room_is_closed_to_all() {
            house.updateRoom.handle(new UpdateRoom.Command(
                    house.admin(),
                    scheduled,
                    null,
                    it -> new UpdateRoom.Edit(it.room().plan(), true)));
            refused(scheduled, wish("ana", ParticipantRole.HOST), RoomEnded.class);
        }
    }

    @Nested
    class Sessions {
        private final LiveKitStandIn livekit = new LiveKitStandIn(house);

        @Test
        void all_tokens_of_a_session_are_for_one_livekit_room() {
            var ana = house.mint(room, "ana");
            livekit.join(livekit.start(ana.livekitRoom()), ana);
            var bea = house.mint(room, "bea");
            assertThat(bea.livekitRoom()).isEqualTo(ana.livekitRoom());
            assertThat(bea.facts().session()).isEqualTo(ana.facts().session());
        }

        @Test
        void the_livekit_room_says_nothing_about_the_room() {
            assertThat(house.mint(room, "ana").livekitRoom().value())
                    .doesNotContain(room.value().toString().replace("-", ""))
                    .doesNotContainIgnoringCase("standup");
        }

        @Test
        void after_the_last_has_left_it_is_still_the_same_session() {
            var ana = house.mint(room, "ana");
            var guest = livekit.join(livekit.start(ana.livekitRoom()), ana);
            livekit.leave(guest, "CLIENT_INITIATED");
            assertThat(house.mint(room, "bea").livekitRoom()).isEqualTo(ana.livekitRoom());
        }

        @Test
        void after_its_end_the_next_token_is_for_a_new_livekit_room() {
            var ana = house.mint(room, "ana");
            var live = livekit.start(ana.livekitRoom());
            livekit.finish(live);
            assertThat(house.mint(room, "bea").livekitRoom()).isNotEqualTo(ana.livekitRoom());
        }

        @Test
        void many_first_tokens_at_once_are_for_one_session() {
            var minted = AtOnce.run(16, () -> house.mint(room, "ana"));
            assertThat(minted)
                    .extracting(IssueToken.Minted::livekitRoom)
                    .containsOnly(minted.getFirst().livekitRoom());
            assertThat(minted).extracting(each -> each.facts().id()).doesNotHaveDuplicates();
        }
    }

    @Test
    void a_room_goes_by_the_roles_of_the_revision_it_was_made_with() {
        var group = house.templates.findDefault(RoomType.GROUP).orElseThrow();
        house.updateTemplate.handle(new UpdateTemplate.Command(
                house.admin(),
                group.id(),
                null,
                it -> new UpdateTemplate.Edit(TemplateFixture.fullDraft(), false, true)));
        assertThat(house.mint(room, wish("ana", ParticipantRole.HOST)).facts().grant())
                .isEqualTo(new Grant(PublishSource.ALL, true, true));
        assertThat(house.mint(house.openGroupRoom().room().id(), wish("ana", ParticipantRole.HOST))
                        .facts()
                        .grant())
                .isEqualTo(new Grant(Set.of(PublishSource.MICROPHONE, PublishSource.SCREEN_SHARE), false, true));
    }
}
