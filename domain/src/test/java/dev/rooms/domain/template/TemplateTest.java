package dev.rooms.domain.template;

import static dev.rooms.domain.room.RoomFixture.NOW;
import static dev.rooms.domain.shared.Broken.rulesOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rooms.domain.shared.ParticipantRole;
import dev.rooms.domain.shared.Rules;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class TemplateTest {
    private static final Instant LATER = NOW.plusSeconds(60);
    private static final TemplateId ID = new TemplateId(new UUID(0, 1));

    @Nested
    class Settings {
        private static List<String> broken(RoomSettings settings) {
            return rulesOf(() -> {
                var rules = new Rules();
                settings.check(rules);
                rules.check();
            });
        }

        private static RoomSettings numbers(@Nullable Integer number, @Nullable Integer grace) {
            return new RoomSettings(number, number, number, number, grace, null, null, null, null);
        }

        private static RoomSettings codecs(List<Codec> codecs) {
            return new RoomSettings(null, null, null, null, null, codecs, null, null, null);
        }

        private static RoomSettings metadata(Map<String, String> metadata) {
            return new RoomSettings(null, null, null, null, null, null, null, null, metadata);
        }

        @Test
        void need_not_be_said() {
            assertThat(broken(RoomSettings.NOTHING)).isEmpty();
        }

        @Test
        void are_numbers_from_1_on_but_for_the_grace_which_may_be_none() {
            assertThat(broken(numbers(1, 0))).isEmpty();
            assertThat(broken(numbers(0, -1)))
                    .containsExactly(
                            "/max_participants too-small",
                            "/empty_timeout_seconds too-small",
                            "/departure_timeout_seconds too-small",
                            "/max_duration_seconds too-small",
                            "/grace_seconds too-small");
        }

        @Test
        void name_each_codec_once_and_at_least_one() {
            assertThat(broken(codecs(List.of(Codec.VIDEO_VP8, Codec.AUDIO_OPUS))))
                    .isEmpty();
            assertThat(broken(codecs(List.of()))).containsExactly("/codecs empty");
            assertThat(broken(codecs(List.of(Codec.VIDEO_VP8, Codec.VIDEO_VP8))))
                    .containsExactly("/codecs duplicate");
        }

        @Test
        void have_metadata_of_at_most_50_keys() {
            assertThat(broken(metadata(keys(50)))).isEmpty();
            assertThat(broken(metadata(keys(51)))).containsExactly("/metadata too-many");
        }

        private static Map<String, String> keys(int many) {
            return IntStream.range(0, many).boxed().collect(Collectors.toMap(String::valueOf, _ -> ""));
        }

        @Test
        void have_metadata_keys_of_1_to_40_and_values_of_at_most_500_characters() {
            assertThat(broken(metadata(Map.of("k".repeat(40), "v".repeat(500)))))
                    .isEmpty();
            assertThat(broken(metadata(Map.of("", "")))).containsExactly("/metadata/ bad-key");
            assertThat(broken(metadata(Map.of("k".repeat(41), "")))).hasSize(1);
            assertThat(broken(metadata(Map.of("a/b~", "v".repeat(501))))).containsExactly("/metadata/a~1b~0 too-long");
        }
    }

    @Nested
    class Drafts {
        private static RoomTemplate.Draft draft(
                String name, Map<ParticipantRole, RolePolicy> roles, @Nullable Integer retention) {
            return new RoomTemplate.Draft(
                    name,
                    RoomSettings.NOTHING,
                    roles,
                    new RecordingPolicy(ConsentPolicy.NONE, LateJoinerPolicy.STOP, "v1", true, retention));
        }

        private static RolePolicy policy(Duration maxTtl, Duration lead) {
            return new RolePolicy(Set.of(), false, false, maxTtl, lead);
        }

        @Test
        void have_a_name_and_keep_recordings_for_a_day_at_least() {
            assertThat(rulesOf(() -> draft("Team", Map.of(), 1).check(RoomType.GROUP)))
                    .isEmpty();
            assertThat(rulesOf(() -> draft("a\n", Map.of(), 0).check(RoomType.GROUP)))
                    .containsExactly("/name control-character", "/retention_days too-small");
        }

        @Test
        void have_roles_whose_tokens_live_and_whose_lead_is_not_negative() {
            var shortest = policy(Duration.ofSeconds(1), Duration.ZERO);
            var wrong = policy(Duration.ZERO, Duration.ofSeconds(-1));
            assertThat(rulesOf(() -> draft("Team", Map.of(ParticipantRole.VIEWER, shortest), null)
                            .check(RoomType.GROUP)))
                    .isEmpty();
            assertThat(rulesOf(() -> draft("Team", Map.of(ParticipantRole.VIEWER, wrong), null)
                            .check(RoomType.GROUP)))
                    .containsExactly("/roles/viewer/max_ttl_seconds too-small", "/roles/viewer/lead_seconds too-small");
        }

        @Test
        void that_can_never_be_right_make_neither_a_template_nor_a_revision() {
            var settings = new RoomSettings(0, null, null, null, null, null, null, null, null);
            var wrong = new RoomTemplate.Draft("", settings, Map.of(), RecordingPolicy.usual(RoomType.GROUP));
            var right = RoomTemplate.define(ID, RoomType.GROUP, draft("Team", Map.of(), 1), NOW);
            assertThat(rulesOf(() -> RoomTemplate.define(ID, RoomType.GROUP, wrong, NOW)))
                    .containsExactly("/name blank", "/max_participants too-small");
            assertThat(rulesOf(() -> right.revise(wrong, LATER)))
                    .containsExactly("/name blank", "/max_participants too-small");
        }

        @Test
        void leave_to_the_system_the_roles_that_they_do_not_name() {
            var own = policy(Duration.ofSeconds(1), Duration.ZERO);
            var template =
                    RoomTemplate.define(ID, RoomType.WEBINAR, draft("Talk", Map.of(ParticipantRole.HOST, own), 1), NOW);
            assertThat(template.policy(ParticipantRole.HOST)).isEqualTo(own);
            assertThat(template.policy(ParticipantRole.VIEWER))
                    .isEqualTo(RolePolicy.usual(RoomType.WEBINAR, ParticipantRole.VIEWER));
        }
    }

    @Nested
    class Changes {
        private final RoomTemplate seeded = RoomTemplate.seed(ID, RoomType.GROUP, "Group", NOW);
        private final RoomTemplate own = RoomTemplate.define(ID, RoomType.GROUP, seeded.draft(), NOW);
        private final RoomTemplate.Draft next =
                new RoomTemplate.Draft("Next", RoomSettings.NOTHING, Map.of(), RecordingPolicy.usual(RoomType.GROUP));

        @Test
        void of_the_draft_are_revisions() {
            var revised = own.revise(next, LATER);
            assertThat(revised.revision()).isEqualTo(2);
            assertThat(revised.draft()).isEqualTo(next);
            assertThat(revised.createdAt()).isEqualTo(NOW);
            assertThat(revised.updatedAt()).isEqualTo(LATER);
        }

        @Test
        void that_change_nothing_are_none() {
            assertThat(own.revise(own.draft(), LATER)).isSameAs(own);
            assertThat(own.archived(false, LATER)).isSameAs(own);
            assertThat(own.asDefault(false, LATER)).isSameAs(own);
        }

        @Test
        void never_leave_a_type_without_a_visible_default() {
            assertThatThrownBy(() -> seeded.archived(true, LATER)).isInstanceOf(TemplateIsDefault.class);
            assertThatThrownBy(() -> own.archived(true, LATER).asDefault(true, LATER))
                    .isInstanceOf(TemplateArchived.class);
            assertThat(own.archived(true, LATER)
                            .archived(false, LATER)
                            .asDefault(true, LATER)
                            .isDefault())
                    .isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "INDIVIDUAL, 2, ALL_MUST_ACCEPT", "GROUP, none, ALL_MUST_ACCEPT",
                "WEBINAR, none, NOTICE", "BROADCAST, none, NOTICE"
            })
    void what_is_seeded(RoomType type, @Nullable Integer maxParticipants, ConsentPolicy consent) {
        var seeded = RoomTemplate.seed(ID, type, "Name", NOW);
        assertThat(seeded.isDefault()).isTrue();
        assertThat(seeded.draft().settings())
                .isEqualTo(new RoomSettings(maxParticipants, 300, 20, null, null, null, null, null, null));
        assertThat(seeded.draft().recording())
                .isEqualTo(new RecordingPolicy(consent, LateJoinerPolicy.BLOCK, null, false, null));
        assertThat(seeded.draft().roles())
                .hasSize(ParticipantRole.values().length)
                .allSatisfy((role, policy) -> assertThat(policy).isEqualTo(RolePolicy.usual(type, role)));
    }

    @ParameterizedTest
    @EnumSource
    void a_codec_is_known_by_its_lower_case_mime_type(Codec codec) {
        assertThat(codec.mime()).matches("(audio|video)/[a-z0-9]+");
        assertThat(Codec.find(codec.mime())).contains(codec);
    }

    @ParameterizedTest
    @EnumSource
    void a_source_is_known_by_livekits_word(PublishSource source) {
        assertThat(PublishSource.find(source.text())).contains(source);
    }

    @Test
    void what_nobody_knows_is_not_found() {
        assertThat(Codec.find("VIDEO/VP8")).isEmpty();
        assertThat(Codec.find("video/mjpeg")).isEmpty();
        assertThat(PublishSource.find("CAMERA")).isEmpty();
        assertThat(Collections.disjoint(Codec.USUAL, List.of(Codec.VIDEO_H265))).isTrue();
    }
}
