package dev.rooms.livekit.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rooms.application.access.JoinTokens.Claims;
import dev.rooms.domain.room.LiveKitRoomName;
import dev.rooms.domain.shared.ParticipantIdentity;
import dev.rooms.domain.shared.TokenId;
import dev.rooms.livekit.shared.HandMadeToken;
import dev.rooms.livekit.shared.LiveKitServer;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens that LiveKit itself or others have signed with our key. */
final class ReadJoinTokensTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final String SECRET = "a-secret-of-more-than-32-characters";
    private static final String ID = "0195512a-4c3e-7a10-b1c2-d3e4f5a6b7c8";
    private static final LiveKitJoinTokens TOKENS = new LiveKitJoinTokens(new LiveKitServer(
            Optional.of("devkey"), Optional.of(SECRET), Optional.of("wss://livekit.example.org"), Optional.empty()));

    private static Optional<Claims> read(String more) {
        var times = "\"iss\":\"devkey\",\"nbf\":1772359200,\"exp\":" + (NOW.getEpochSecond() + 60);
        return TOKENS.read(HandMadeToken.of("{" + times + more + "}", SECRET), NOW);
    }

    private static Claims claims(String room, String identity, boolean standard) {
        return new Claims(new LiveKitRoomName(room), new ParticipantIdentity(identity), null, standard, true);
    }

    @Test
    void a_renewed_token_has_no_jti_and_keeps_its_attributes() {
        var renewed = ",\"sub\":\"ana\",\"kind\":\"standard\",\"video\":{\"roomJoin\":true,\"room\":\"s-1\"},"
                + "\"attributes\":{\"ward\":\"3\",\"rooms.token_id\":\"" + ID + "\"}";
        assertThat(read(renewed))
                .contains(new Claims(
                        new LiveKitRoomName("s-1"),
                        new ParticipantIdentity("ana"),
                        new TokenId(UUID.fromString(ID)),
                        true,
                        true));
    }

    @Test
    void a_token_with_a_jti_was_not_renewed() {
        assertThat(read(",\"jti\":\"" + ID + "\"").map(Claims::isRenewed)).contains(false);
        assertThat(read(",\"jti\":\"\"").map(Claims::isRenewed)).contains(true);
        assertThat(read(",\"jti\":7")).isEmpty();
    }

    @Test
    void a_token_is_read_with_as_much_metadata_as_may_be_asked_for() {
        var metadata = ",\"sub\":\"ana\",\"metadata\":\"" + "x".repeat(512 * 1024) + "\"";
        assertThat(read(metadata)).contains(claims("", "ana", true));
    }

    @Test
    void what_a_token_does_not_say_is_empty() {
        assertThat(read("")).contains(claims("", "", true));
        assertThat(read(",\"video\":{\"roomCreate\":true}")).contains(claims("", "", true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"egress", "sip", "agent", "ingress", "connector", "bridge", "AGENT"})
    void recorders_phones_and_agents_are_not_standard(String kind) {
        assertThat(read(",\"sub\":\"bot\",\"kind\":\"" + kind + "\",\"video\":{\"room\":\"s-1\"}"))
                .contains(claims("s-1", "bot", false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "standard", "STANDARD", "robot"})
    void every_other_kind_is_standard_as_it_is_for_livekit(String kind) {
        assertThat(read(",\"kind\":\"" + kind + "\"")).contains(claims("", "", true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ",\"sub\":7",
                ",\"kind\":true",
                ",\"video\":\"s-1\"",
                ",\"video\":{\"room\":[]}",
                ",\"attributes\":[]",
                ",\"kind\":\"egress\",\"kind\":\"standard\"",
            })
    void what_livekit_could_not_read_is_no_token(String claims) {
        assertThat(read(claims)).isEmpty();
    }
}
