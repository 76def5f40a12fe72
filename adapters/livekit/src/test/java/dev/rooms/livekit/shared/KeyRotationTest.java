package dev.rooms.livekit.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two pairs are known while one takes the place of the other. */
final class KeyRotationTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final Jwt.Key OLD = Jwt.Key.of("old", "the-secret-of-the-old-key-00000000");
    private static final Jwt.Key NEW = Jwt.Key.of("new", "the-secret-of-the-new-key-00000000");

    private final LiveKitServer server = new LiveKitServer(List.of(OLD, NEW), Optional.empty(), Optional.empty());

    private static String signed(Jwt.Key key, String issuer) {
        return Jwt.sign(key, "{\"iss\":\"" + issuer + "\",\"exp\":" + (NOW.getEpochSecond() + 60) + '}');
    }

    private boolean isBelieved(String token) {
        return Jwt.verify(token, server.keys(), NOW).isPresent();
    }

    @Test
    void the_first_pair_signs() {
        assertThat(server.signingKey()).isSameAs(OLD);
    }

    @Test
    void what_either_pair_signed_is_believed() {
        assertThat(isBelieved(signed(OLD, "old"))).isTrue();
        assertThat(isBelieved(signed(NEW, "new"))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"old", "third"})
    void a_signature_is_believed_under_the_name_of_its_own_key_alone(String issuer) {
        assertThat(isBelieved(signed(NEW, issuer))).isFalse();
    }
}
