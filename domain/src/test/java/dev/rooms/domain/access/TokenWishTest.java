package dev.rooms.domain.access;

import static dev.rooms.domain.shared.Broken.rulesOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rooms.domain.shared.ParticipantIdentity;
import dev.rooms.domain.shared.ParticipantRole;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TokenWishTest {
    private static List<String> broken(TokenWish wish) {
        return rulesOf(wish::check);
    }

    private static TokenWish of(String identity) {
        return wish(identity, null, null, Map.of(), null, null);
    }

    private static TokenWish with(Map<String, String> attributes) {
        return wish("ana", null, null, attributes, null, null);
    }

    private static TokenWish wish(
            String identity,
            @Nullable String name,
            @Nullable Integer ttl,
            Map<String, String> attributes,
            @Nullable String metadata,
            @Nullable Integer maxUses) {
        return new TokenWish(
                new ParticipantIdentity(identity),
                ParticipantRole.HOST,
                name,
                ttl,
                attributes,
                metadata,
                maxUses,
                Grant.Wish.NONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ana", "ana@example.org", "...", "a/b c", "ÄÖÜ", ".a"})
    void an_identity_is_any_text_of_one_line(String identity) {
        assertThat(broken(of(identity))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'', blank",
        "' ', blank",
        "., dots",
        ".., dots",
        "'a\u0000', control-character",
        "'a\nb', control-character"
    })
    void an_identity_is_neither_blank_nor_dots_and_has_no_control_characters(String identity, String code) {
        assertThat(broken(of(identity))).containsExactly("/identity " + code);
    }

    @ParameterizedTest
    @CsvSource({
        "'team#ana', number-sign",
        "'#', number-sign",
        "'an\u200Da', format-character",
        "'\u202Eana', format-character",
        "'a\u00ADna', format-character",
        "'\uFEFFana', format-character",
        "' ana', outer-white-space",
        "'ana ', outer-white-space",
        "'\u00A0ana', outer-white-space",
        "'ana\u2003', outer-white-space",
        "'a\u0308', not-normalized",
        "'\u212B', not-normalized"
    })
    void an_identity_looks_like_no_other(String identity, String code) {
        assertThat(broken(of(identity))).containsExactly("/identity " + code);
    }

    @Test
    void an_identity_has_at_most_256_bytes() {
        assertThat(broken(of("ä".repeat(128)))).isEmpty();
        assertThat(broken(of("ä".repeat(128) + "a"))).containsExactly("/identity too-long");
    }

    @Test
    void a_name_has_at_most_256_bytes_and_no_control_characters() {
        assertThat(broken(wish("ana", "a".repeat(256), null, Map.of(), null, null)))
                .isEmpty();
        assertThat(broken(wish("ana", "a".repeat(257), null, Map.of(), null, null)))
                .containsExactly("/name too-long");
        assertThat(broken(wish("ana", "a\tb", null, Map.of(), null, null))).containsExactly("/name control-character");
    }

    @Test
    void metadata_has_at_most_512_kib() {
        assertThat(broken(wish("ana", null, null, Map.of(), "m".repeat(512 * 1024), null)))
                .isEmpty();
        assertThat(broken(wish("ana", null, null, Map.of(), "m".repeat(512 * 1024 + 1), null)))
                .containsExactly("/metadata too-long");
    }

    @Test
    void a_token_lives_and_is_used_at_least_once() {
        assertThat(broken(wish("ana", null, 1, Map.of(), null, 1))).isEmpty();
        assertThat(broken(wish("ana", null, 0, Map.of(), null, 0)))
                .containsExactly("/ttl_seconds too-small", "/max_uses too-small");
    }

    @Test
    void attributes_that_begin_like_ours_are_reserved() {
        assertThat(broken(with(Map.of("room", "3", "roomsx", "y")))).isEmpty();
        assertThat(broken(with(Map.of("rooms.token_id", "x")))).containsExactly("/attributes/rooms.token_id reserved");
        assertThat(broken(with(Map.of("rooms.a/b~c", "x")))).containsExactly("/attributes/rooms.a~1b~0c reserved");
    }

    @Test
    void attributes_have_at_most_64_kib_together_with_ours() {
        var room = 64 * 1024 - 64 - 1;
        assertThat(broken(with(Map.of("k", "v".repeat(room))))).isEmpty();
        assertThat(broken(with(Map.of("k", "v".repeat(room + 1))))).containsExactly("/attributes too-long");
    }

    @Test
    void every_broken_rule_is_told_at_once() {
        assertThat(broken(wish("", null, 0, Map.of("rooms.x", ""), null, null)))
                .containsExactly("/identity blank", "/ttl_seconds too-small", "/attributes/rooms.x reserved");
    }
}
