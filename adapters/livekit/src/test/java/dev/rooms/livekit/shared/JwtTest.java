package dev.rooms.livekit.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class JwtTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00.999Z");
    private static final String SECRET = "a-secret-of-more-than-32-characters";
    private static final String OTHER_SECRET = "b-secret-of-more-than-32-characters";
    private static final Jwt.Key KEY = Jwt.Key.of("devkey", SECRET);
    private static final Map<String, Jwt.Key> KEYS = Map.of("devkey", KEY, "other", Jwt.Key.of("other", OTHER_SECRET));

    private static String claims(String more) {
        return "{\"iss\":\"devkey\",\"exp\":" + (NOW.getEpochSecond() + 10) + ",\"sha256\":\"abc=\"" + more + '}';
    }

    /** @param times such as {@code "exp":1772359200} */
    private static boolean isAccepted(String times) {
        return Jwt.verify(HandMadeToken.of("{\"iss\":\"devkey\"," + times + "}", SECRET), KEYS, NOW)
                .isPresent();
    }

    @Test
    void what_was_signed_is_verified() {
        var token = Jwt.sign(KEY, claims(""));
        assertThat(Jwt.verify(token, KEYS, NOW))
                .contains(new Jwt.Claims("devkey", "abc=", null, false, "", "", "", 0, NOW.getEpochSecond() + 10));
    }

    @Test
    void a_token_need_not_carry_a_digest() {
        var token = HandMadeToken.of("{\"iss\":\"devkey\",\"exp\":" + NOW.getEpochSecond() + "}", SECRET);
        assertThat(Jwt.verify(token, KEYS, NOW))
                .contains(new Jwt.Claims("devkey", null, null, false, "", "", "", 0, NOW.getEpochSecond()));
    }

    @Test
    void a_token_is_what_an_independent_computation_gives() {
        var claims = claims(",\"name\":\"Ana \\\"Ä\\\" €\"");
        assertThat(Jwt.sign(KEY, claims)).isEqualTo(HandMadeToken.of(claims, SECRET));
    }

    @Test
    void the_issuer_chooses_the_key() {
        var other = HandMadeToken.of("{\"iss\":\"other\",\"exp\":" + NOW.getEpochSecond() + "}", OTHER_SECRET);
        assertThat(Jwt.verify(other, KEYS, NOW))
                .contains(new Jwt.Claims("other", null, null, false, "", "", "", 0, NOW.getEpochSecond()));
        var mixed = HandMadeToken.of("{\"iss\":\"other\",\"exp\":" + NOW.getEpochSecond() + "}", SECRET);
        assertThat(Jwt.verify(mixed, KEYS, NOW)).isEmpty();
    }

    @Test
    void a_key_that_was_taken_away_verifies_nothing() {
        var token = Jwt.sign(KEY, claims(""));
        assertThat(Jwt.verify(token, Map.of(), NOW)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"alg\":\"HS256\"}",
                "{\"typ\":\"JWT\",\"alg\":\"HS256\"}",
                " { \"alg\" : \"HS256\" } ",
                "{\"alg\":\"HS256\",\"kid\":\"other\"}",
                "{\"alg\":\"HS256\",\"jku\":\"https://evil.test/jwks\",\"x5u\":\"https://evil.test/x5u\"}",
                "{\"alg\":\"HS256\",\"jwk\":{\"kty\":\"oct\",\"k\":\"AAAA\",\"alg\":\"none\"}}",
            })
    void whatever_else_the_header_says_only_our_key_counts(String header) {
        var payload = "{\"iss\":\"devkey\",\"exp\":" + NOW.getEpochSecond() + "}";
        assertThat(Jwt.verify(HandMadeToken.of(header, payload, SECRET), KEYS, NOW))
                .isPresent();
        assertThat(Jwt.verify(HandMadeToken.of(header, payload, "\0\0\0"), KEYS, NOW))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"-61, false", "-60, true", "-59, true", "0, true", "300, true"})
    void a_token_is_accepted_until_a_minute_after_its_end(int seconds, boolean accepted) {
        assertThat(isAccepted("\"exp\":" + (NOW.getEpochSecond() + seconds))).isEqualTo(accepted);
    }

    @ParameterizedTest
    @CsvSource({"61, false", "60, true", "59, true", "0, true", "-300, true"})
    void a_token_is_accepted_from_a_minute_before_its_begin(int seconds, boolean accepted) {
        var now = NOW.getEpochSecond();
        assertThat(isAccepted("\"exp\":" + (now + 300) + ",\"nbf\":" + (now + seconds)))
                .isEqualTo(accepted);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"exp\":9223372036854775807",
                "\"exp\":1772359200.75",
                "\"exp\":1.7723592e9",
                "\"exp\":1772359200,\"nbf\":-9223372036854775808",
                "\"exp\":1772359200,\"nbf\":-1",
                "\"exp\":1772359200,\"nbf\":1772359200.5",
                "\"exp\":9223372036854775807,\"iat\":\"whenever\"",
            })
    void times_at_the_limits_of_a_number_are_times(String times) {
        assertThat(isAccepted(times)).isTrue();
    }

    @Test
    void many_sign_and_verify_with_one_key_at_once() {
        assertThat(IntStream.range(0, 2_000).parallel().mapToObj(number -> {
                    var claims = claims(",\"n\":" + number);
                    return Jwt.verify(Jwt.sign(KEY, claims), KEYS, NOW).isPresent();
                }))
                .containsOnly(true);
    }
}
