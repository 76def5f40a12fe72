package dev.rooms.domain.shared;

import static dev.rooms.domain.shared.ActorFixture.DESK;
import static dev.rooms.domain.shared.Broken.rulesOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class SharedTest {
    @Nested
    class PageOfAList {
        private final UUID first = new UUID(0, 3);
        private final UUID second = new UUID(0, 2);
        private final UUID third = new UUID(0, 1);

        private Page<UUID> cut(List<UUID> items) {
            return Page.cut(items, new Page.Request(2, null), id -> id);
        }

        @Test
        void shows_no_more_than_asked_for_and_where_the_next_begins() {
            assertThat(cut(List.of(first, second, third))).isEqualTo(new Page<>(List.of(first, second), second));
        }

        @Test
        void is_the_last_when_there_is_no_more() {
            assertThat(cut(List.of(first, second))).isEqualTo(new Page<>(List.of(first, second), null));
            assertThat(cut(List.of())).isEqualTo(new Page<UUID>(List.of(), null));
        }

        @Test
        void goes_on_at_the_same_place_when_its_items_are_shown_differently() {
            assertThat(cut(List.of(first, second, third)).map(UUID::getLeastSignificantBits))
                    .isEqualTo(new Page<>(List.of(3L, 2L), second));
        }
    }

    @Nested
    class RulesOfARequest {
        @Test
        void hold_for_what_is_right_and_for_what_is_not_said() {
            assertThat(rulesOf(() -> new Rules()
                            .line("a", 1, "/a")
                            .line(null, 1, "/b")
                            .bytes("ä", 2, "/c")
                            .bytes(null, 2, "/d")
                            .atLeast(1, 1, "/e")
                            .atLeast(null, 1, "/f")
                            .present("", "/g")
                            .check()))
                    .isEmpty();
        }

        @Test
        void are_told_all_at_once_in_their_order() {
            assertThat(rulesOf(() -> new Rules()
                            .present(null, "/a")
                            .line("  ", 1, "/b")
                            .line("a\u0007", 2, "/c")
                            .bytes("ää", 3, "/d")
                            .atLeast(0, 1, "/e")
                            .check()))
                    .containsExactly(
                            "/a required",
                            "/b blank",
                            "/b too-long",
                            "/c control-character",
                            "/d too-long",
                            "/e too-small");
        }

        @Test
        void count_characters_as_people_do() {
            assertThat(rulesOf(() -> new Rules().line("🏥🏥", 2, "/a").check())).isEmpty();
            assertThat(rulesOf(() -> new Rules().line("🏥🏥🏥", 2, "/a").check()))
                    .containsExactly("/a too-long");
        }

        @Test
        void say_the_first_in_a_sentence() {
            assertThat(new Invalid("/name", "blank", "must not be blank")).hasMessage("/name must not be blank.");
            assertThat(new Invalid("", "type", "must be an object")).hasMessage("The body must be an object.");
        }
    }

    @Nested
    class AnActor {
        @Test
        void has_both_a_kind_and_an_id_or_neither() {
            assertThatThrownBy(() -> new Actor(ActorKind.KEY, null, "ana"))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> new Actor(null, "1", "ana")).isInstanceOf(IllegalArgumentException.class);
            assertThat(new Actor(null, null, "ana").name()).isEqualTo("ana");
        }
    }

    @Nested
    class ACaller {
        private final TokenId token = new TokenId(new UUID(0, 1));

        @Test
        void is_an_actor_of_its_kind() {
            var ana = Caller.participant(new ParticipantIdentity("ana"), token);
            assertThat(ana.actor())
                    .isEqualTo(new Actor(ActorKind.PARTICIPANT, token.value().toString(), "ana"));
            assertThat(new Caller("setup", Set.of()).actor()).isEqualTo(new Actor(ActorKind.SYSTEM, "setup", "setup"));
        }

        @Test
        void has_an_id_that_no_caller_of_the_same_name_has() {
            var ana = Caller.participant(new ParticipantIdentity("operator"), token);
            assertThat(ana.id()).isEqualTo("token " + token.value());
            assertThat(new Caller(ActorFixture.key("operator"), Set.of()).id()).isEqualTo("key id of operator");
            assertThat(new Caller(Actor.OPERATOR, Set.of()).id()).isEqualTo("operator");
        }

        @ParameterizedTest
        @EnumSource
        void may_what_its_scopes_say_and_an_administrator_everything(Scope needed) {
            var others = EnumSet.complementOf(EnumSet.of(needed, Scope.ADMIN));
            assertThatCode(() -> new Caller(DESK, Set.of(needed)).needs(needed)).doesNotThrowAnyException();
            assertThatCode(() -> new Caller(DESK, Set.of(Scope.ADMIN)).needs(needed))
                    .doesNotThrowAnyException();
            assertThatThrownBy(() -> new Caller(DESK, others).needs(needed))
                    .isInstanceOfSatisfying(
                            ScopeMissing.class,
                            denied -> assertThat(denied.facts()).isEqualTo(Map.of("scope", needed.text())));
        }

        @ParameterizedTest
        @EnumSource
        void has_scopes_that_are_found_by_their_text(Scope scope) {
            assertThat(Scope.find(scope.text())).contains(scope);
        }

        @Test
        void has_no_other_scopes() {
            assertThat(Scope.ROOMS_WRITE.text()).isEqualTo("rooms:write");
            assertThat(Scope.find("ROOMS_WRITE")).isEmpty();
            assertThat(Scope.find("rooms:delete")).isEmpty();
        }
    }

    @Test
    void a_version_that_was_seen_must_be_the_one_that_stands() {
        assertThatCode(() -> Version.FIRST.mustBe(null)).doesNotThrowAnyException();
        var seen = new Seen(Set.of(Version.FIRST, new Version(7)));
        assertThatCode(() -> new Version(0).mustBe(seen)).doesNotThrowAnyException();
        assertThatCode(() -> new Version(7).mustBe(seen)).doesNotThrowAnyException();
        for (var other : List.of(seen, new Seen(Set.of()))) {
            assertThatThrownBy(() -> new Version(1).mustBe(other))
                    .isInstanceOfSatisfying(
                            Stale.class, stale -> assertThat(stale.code()).isEqualTo("stale"));
        }
    }
}
