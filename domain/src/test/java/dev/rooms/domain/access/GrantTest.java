package dev.rooms.domain.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rooms.domain.shared.Invalid;
import dev.rooms.domain.shared.ParticipantRole;
import dev.rooms.domain.shared.Violation;
import dev.rooms.domain.template.PublishSource;
import dev.rooms.domain.template.RolePolicy;
import dev.rooms.domain.template.RoomType;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class GrantTest {
    private static final Set<PublishSource> NO_SOURCES = Set.of();
    private static final List<PublishSource> ALL_SOURCES = List.of(PublishSource.values());

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
            TYPE,       ROLE,        PUBLISHES, DATA,  SUBSCRIBES, CEILING, LEAD
            INDIVIDUAL, HOST,        all,       true,  true,       PT6H,    PT15M
            INDIVIDUAL, PARTICIPANT, all,       true,  true,       PT6H,    PT0S
            INDIVIDUAL, VIEWER,      nothing,   false, true,       PT1H,    PT0S
            GROUP,      HOST,        all,       true,  true,       PT6H,    PT15M
            GROUP,      PARTICIPANT, all,       true,  true,       PT6H,    PT0S
            GROUP,      VIEWER,      nothing,   false, true,       PT1H,    PT0S
            WEBINAR,    HOST,        all,       true,  true,       PT6H,    PT15M
            WEBINAR,    PARTICIPANT, nothing,   true,  true,       PT6H,    PT0S
            WEBINAR,    VIEWER,      nothing,   false, true,       PT1H,    PT0S
            BROADCAST,  HOST,        all,       true,  true,       PT6H,    PT15M
            BROADCAST,  PARTICIPANT, nothing,   false, true,       PT6H,    PT0S
            BROADCAST,  VIEWER,      nothing,   false, true,       PT1H,    PT0S
            """)
    void a_role_may_what_is_usual_for_it_in_a_type_of_room(
            RoomType type,
            ParticipantRole role,
            String publishes,
            boolean data,
            boolean subscribes,
            Duration ceiling,
            Duration lead) {
        var policy = RolePolicy.usual(type, role);
        var sources = publishes.equals("all") ? PublishSource.ALL : NO_SOURCES;
        assertThat(Grant.of(policy, Grant.Wish.NONE)).isEqualTo(new Grant(sources, data, subscribes));
        assertThat(policy.maxTtl()).isEqualTo(ceiling);
        assertThat(policy.lead()).isEqualTo(lead);
    }

    @Test
    void there_are_no_types_and_roles_but_those_of_the_table() {
        assertThat(RoomType.values().length * ParticipantRole.values().length).isEqualTo(12);
    }

    @Test
    void a_wish_is_granted_just_when_it_is_not_more_than_the_role_may() {
        for (var may : combinations().toList()) {
            var policy = new RolePolicy(
                    may.publishSources(), may.canPublishData(), may.canSubscribe(), Duration.ofHours(1), Duration.ZERO);
            combinations().forEach(wished -> {
                var wish = new Grant.Wish(wished.publishSources(), wished.canPublishData(), wished.canSubscribe());
                var pointers = Stream.of(
                                refused(
                                        may.publishSources().containsAll(wished.publishSources()),
                                        "/grants/publish_sources"),
                                refused(may.canPublishData() || !wished.canPublishData(), "/grants/can_publish_data"),
                                refused(may.canSubscribe() || !wished.canSubscribe(), "/grants/can_subscribe"))
                        .flatMap(List::stream)
                        .toList();
                if (pointers.isEmpty()) {
                    assertThat(Grant.of(policy, wish)).isEqualTo(wished);
                } else {
                    assertThatThrownBy(() -> Grant.of(policy, wish))
                            .isInstanceOfSatisfying(
                                    Invalid.class,
                                    invalid -> assertThat(invalid.violations())
                                            .extracting(Violation::pointer)
                                            .isEqualTo(pointers));
                }
            });
        }
    }

    private static List<String> refused(boolean holds, String pointer) {
        return holds ? List.of() : List.of(pointer);
    }

    /** All 64. */
    private static Stream<Grant> combinations() {
        return IntStream.range(0, 64).mapToObj(bits -> {
            var sources = IntStream.range(0, ALL_SOURCES.size())
                    .filter(index -> (bits & 1 << index) != 0)
                    .mapToObj(ALL_SOURCES::get)
                    .collect(Collectors.toSet());
            return new Grant(sources, (bits & 16) != 0, (bits & 32) != 0);
        });
    }
}
