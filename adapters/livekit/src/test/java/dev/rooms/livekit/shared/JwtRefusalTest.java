package dev.rooms.livekit.shared;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.charset.Charset;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Everything in the table but its wrong spot is right; where a signature is not the wrong spot, it is right too. */
final class JwtRefusalTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final String SECRET = "a-secret-of-more-than-32-characters";
    private static final String OTHER_SECRET = "b-secret-of-more-than-32-characters";
    private static final Map<String, Jwt.Key> KEYS =
            Map.of("devkey", Jwt.Key.of("devkey", SECRET), "other", Jwt.Key.of("other", OTHER_SECRET));
    private static final String PAYLOAD =
            "{\"iss\":\"devkey\",\"nbf\":1772359200,\"exp\":1772359500,\"sha256\":\"47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\"}";
    private static final String VALID = HandMadeToken.of(PAYLOAD, SECRET);
    private static final int FUZZED = 20_000;

    private static boolean isAccepted(String token) {
        return Jwt.verify(token, KEYS, NOW).isPresent();
    }

    @Test
    void the_token_that_the_others_are_made_of_is_accepted() {
        assertThat(isAccepted(VALID)).isTrue();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"headers", "encodedHeaders", "algorithms", "payloads", "encodedPayloads", "shapes", "signatures"})
    void refused(String which, String token) {
        assertThat(isAccepted(token)).as(which).isFalse();
    }

    static Stream<Arguments> headers() {
        return Stream.of(
                        "{\"alg\":\"none\"}",
                        "{\"alg\":\"None\"}",
                        "{\"alg\":\"NONE\"}",
                        "{\"alg\":\"nOnE\"}",
                        "{\"alg\":\"hs256\"}",
                        "{\"alg\":\"Hs256\"}",
                        "{\"alg\":\"HS384\"}",
                        "{\"alg\":\"HS512\"}",
                        "{\"alg\":\"RS256\"}",
                        "{\"alg\":\"ES256\"}",
                        "{\"alg\":\"PS256\"}",
                        "{\"alg\":\"EdDSA\"}",
                        "{\"alg\":\"HmacSHA256\"}",
                        "{\"alg\":\"\"}",
                        "{\"alg\":\" HS256\"}",
                        "{\"alg\":\"HS256 \"}",
                        "{\"alg\":\"HS256\\u0000\"}",
                        "{\"alg\":\"ＨＳ２５６\"}",
                        "{\"alg\":256}",
                        "{\"alg\":null}",
                        "{\"alg\":true}",
                        "{\"alg\":[\"HS256\"]}",
                        "{\"alg\":{\"alg\":\"HS256\"}}",
                        "{\"alg\":[{\"alg\":\"HS256\"}]}",
                        "{\"typ\":\"JWT\"}",
                        "{\"ALG\":\"HS256\"}",
                        "{\"alg \":\"HS256\"}",
                        "{\"header\":{\"alg\":\"HS256\"}}",
                        "{\"alg\":\"HS256\",\"crit\":[]}",
                        "{\"alg\":\"HS256\",\"crit\":[\"exp\"]}",
                        "{\"crit\":[\"b64\"],\"b64\":false,\"alg\":\"HS256\"}",
                        "{\"alg\":\"HS256\",\"crit\":null}",
                        "{\"alg\":\"none\",\"alg\":\"HS256\"}",
                        "{\"alg\":\"HS256\",\"alg\":\"none\"}",
                        "{\"alg\":\"HS256\",\"alg\":\"HS256\"}",
                        "{}",
                        "[]",
                        "[{\"alg\":\"HS256\"}]",
                        "[\"alg\",\"HS256\"]",
                        "\"HS256\"",
                        "256",
                        "null",
                        "{",
                        "{\"alg\":\"HS256\"",
                        "{\"alg\":\"HS256\",}",
                        "{\"alg\":\"HS256\"}}",
                        "{\"alg\":\"HS256\"} {}",
                        "{\"alg\":\"HS256\"} none",
                        "{'alg':'HS256'}",
                        "{alg:\"HS256\"}",
                        "{\"alg\":\"HS256\"/* */}",
                        "alg=HS256")
                .map(header -> arguments(header, HandMadeToken.of(header, PAYLOAD, SECRET)));
    }

    static Stream<Arguments> encodedHeaders() {
        return encoded(HandMadeToken.HEADER)
                .map(bad -> arguments(
                        "a header " + bad.getKey(),
                        HandMadeToken.of(bad.getValue(), HandMadeToken.utf8(PAYLOAD), SECRET)));
    }

    static Stream<Arguments> algorithms() {
        return Stream.of("HS384", "HS512")
                .flatMap(name -> Stream.of(name, "HS256").map(said -> {
                    var header = "{\"alg\":\"" + said + "\",\"typ\":\"JWT\"}";
                    var text = HandMadeToken.base64(HandMadeToken.utf8(header)) + "."
                            + HandMadeToken.base64(HandMadeToken.utf8(PAYLOAD));
                    return arguments(
                            "signed by " + name + ", said to be by " + said,
                            HandMadeToken.signed(text, name.replace("HS", "HmacSHA"), SECRET));
                }));
    }

    static Stream<Arguments> payloads() {
        var deep = 5_000;
        return Stream.concat(
                        Stream.of(
                                        "\"exp\":null",
                                        "\"exp\":\"1772359500\"",
                                        "\"exp\":\"\"",
                                        "\"exp\":true",
                                        "\"exp\":[1772359500]",
                                        "\"exp\":{\"exp\":1772359500}",
                                        "\"exp\":0",
                                        "\"exp\":-0",
                                        "\"exp\":-1",
                                        "\"exp\":-1772359500",
                                        "\"exp\":-9223372036854775808",
                                        "\"exp\":1772359139",
                                        "\"exp\":1772359139.9",
                                        "\"exp\":9223372036854775808",
                                        "\"exp\":99999999999999999999999999",
                                        "\"exp\":1e19",
                                        "\"exp\":1e400",
                                        "\"exp\":-1e400",
                                        "\"exp\":1e999999999",
                                        "\"exp\":" + "9".repeat(2_000),
                                        "\"exp\":NaN",
                                        "\"exp\":Infinity",
                                        "\"exp\":0x69a40000",
                                        "\"exp\":01772359500",
                                        "\"exp\":+1772359500",
                                        "\"exp\":.5",
                                        "\"exp\":",
                                        "\"exp\":1772359500,\"exp\":1772359500",
                                        "\"exp\":1772359500,\"\\u0065xp\":0",
                                        "\"EXP\":1772359500",
                                        "\"video\":{\"exp\":1772359500}",
                                        "\"exp\":1772359500,\"nbf\":1772359261",
                                        "\"exp\":1772359500,\"nbf\":\"1772359200\"",
                                        "\"exp\":1772359500,\"nbf\":null",
                                        "\"exp\":1772359500,\"nbf\":false",
                                        "\"exp\":1772359500,\"nbf\":[]",
                                        "\"exp\":1772359500,\"nbf\":9223372036854775807",
                                        "\"exp\":1772359500,\"nbf\":9223372036854775808",
                                        "\"exp\":1772359500,\"nbf\":1e400",
                                        "\"exp\":1772359500,\"nbf\":1,\"nbf\":2",
                                        "\"exp\":1772359500,\"sha256\":1",
                                        "\"exp\":1772359500,\"sha256\":null",
                                        "\"exp\":1772359500,\"sha256\":[\"a\"]",
                                        "\"exp\":1772359500,\"sha256\":\"a\",\"sha256\":\"b\"",
                                        "\"exp\":1772359500,\"iss\":\"devkey\"",
                                        "\"exp\":1772359500,\"iss\":\"other\"",
                                        "\"exp\":1772359500,\"video\":{\"room\":\"a\",\"room\":\"b\"}",
                                        "\"exp\":1772359500,\"name\":\"raw \u0001 control\"",
                                        "\"exp\":1772359500,\"name\":\"\\x\"",
                                        "\"exp\":1772359500,\"name\":\"\\ud8\"",
                                        "\"exp\":1772359500,",
                                        "\"exp\":1772359500 \"nbf\":1",
                                        "\"exp\":1772359500,\"a\":" + "[".repeat(deep) + "]".repeat(deep),
                                        "\"exp\":1772359500,\"a\":" + "{\"a\":".repeat(deep) + "1" + "}".repeat(deep))
                                .map(claims -> "{\"iss\":\"devkey\"," + claims + "}"),
                        Stream.of(
                                "{\"iss\":\"devkey\"}",
                                "{\"exp\":1772359500}",
                                "{\"iss\":null,\"exp\":1772359500}",
                                "{\"iss\":1,\"exp\":1772359500}",
                                "{\"iss\":[\"devkey\"],\"exp\":1772359500}",
                                "{\"iss\":{\"iss\":\"devkey\"},\"exp\":1772359500}",
                                "{\"iss\":\"\",\"exp\":1772359500}",
                                "{\"iss\":\"nobody\",\"exp\":1772359500}",
                                "{\"iss\":\"other\",\"exp\":1772359500}",
                                "{\"iss\":\"DEVKEY\",\"exp\":1772359500}",
                                "{\"iss\":\"devkey \",\"exp\":1772359500}",
                                "{\"iss\":\"devkey\\u0000\",\"exp\":1772359500}",
                                "{\"sub\":\"devkey\",\"exp\":1772359500}",
                                "{}",
                                "[]",
                                "[" + PAYLOAD + "]",
                                "[\"iss\",\"devkey\",\"exp\",1772359500]",
                                "1772359500",
                                "\"devkey\"",
                                "null",
                                "true",
                                "{",
                                "[".repeat(deep),
                                "{\"iss\":".repeat(deep),
                                PAYLOAD + "}",
                                PAYLOAD + PAYLOAD,
                                PAYLOAD + " x",
                                "x" + PAYLOAD,
                                "/**/" + PAYLOAD,
                                PAYLOAD.replace('"', '\''),
                                PAYLOAD.replace("{", "{\"padding\":\"" + "x".repeat(1100 * 1024) + "\",")))
                .map(payload -> arguments(
                        payload.substring(0, Math.min(80, payload.length())), HandMadeToken.of(payload, SECRET)));
    }

    static Stream<Arguments> encodedPayloads() {
        return encoded(PAYLOAD)
                .map(bad -> arguments(
                        "a payload " + bad.getKey(),
                        HandMadeToken.of(HandMadeToken.utf8(HandMadeToken.HEADER), bad.getValue(), SECRET)));
    }

    private static Stream<Map.Entry<String, byte[]>> encoded(String json) {
        return Stream.of(
                Map.entry("of nothing", new byte[0]),
                Map.entry("of spaces", HandMadeToken.utf8("   ")),
                Map.entry("of a NUL", new byte[1]),
                Map.entry("with a byte order mark", HandMadeToken.utf8("\uFEFF" + json)),
                Map.entry("in UTF-16BE", json.getBytes(UTF_16BE)),
                Map.entry("in UTF-16LE", json.getBytes(UTF_16LE)),
                Map.entry("in UTF-16 with its mark", ("\uFEFF" + json).getBytes(UTF_16BE)),
                Map.entry("in UTF-32BE", json.getBytes(Charset.forName("UTF-32BE"))),
                Map.entry("in UTF-32LE", json.getBytes(Charset.forName("UTF-32LE"))),
                Map.entry("with a NUL behind it", HandMadeToken.utf8(json + "\0")),
                Map.entry("with a Latin-1 letter", withClaim(json, 0xE4)),
                Map.entry("with a byte that is in no text", withClaim(json, 0xFF)),
                Map.entry("with a half character", withClaim(json, 0xC3)),
                Map.entry("with a continuation of nothing", withClaim(json, 0x80)));
    }

    private static byte[] withClaim(String json, int octet) {
        var bytes = HandMadeToken.utf8(json.replaceFirst("\\{", "{\"note\":\"@\","));
        for (var at = 0; at < bytes.length; at++) {
            if (bytes[at] == '@') {
                bytes[at] = (byte) octet;
            }
        }
        return bytes;
    }

    static Stream<Arguments> shapes() {
        var parts = VALID.split("\\.", -1);
        var header = parts[0];
        var payload = parts[1];
        var signature = parts[2];
        return Stream.of(
                        "",
                        " ",
                        ".",
                        "..",
                        "...",
                        "....",
                        "a.b.c",
                        header,
                        header + ".",
                        header + "." + payload,
                        header + "." + payload + ".",
                        header + ".." + signature,
                        "." + payload + "." + signature,
                        header + payload + signature,
                        header + "." + payload + signature,
                        "." + VALID,
                        VALID + ".",
                        VALID + "." + signature,
                        header + "." + header + "." + payload + "." + signature,
                        header + ".." + payload + "." + signature + "." + signature,
                        payload + "." + header + "." + signature,
                        VALID + VALID,
                        " " + VALID,
                        VALID + " ",
                        VALID + "\n",
                        VALID + "\r\n",
                        VALID + "\0",
                        VALID.replace(".", " ."),
                        VALID.replace(".", ".\n"),
                        VALID.replace(".", "\uFF0E"),
                        VALID.replace(".", "%2E"),
                        VALID.replace('.', ','),
                        "\"" + VALID + "\"",
                        "\uFEFF" + VALID,
                        "Bearer " + VALID,
                        "bearer " + VALID,
                        "Bearer: " + VALID,
                        header.substring(0, 10) + " " + VALID.substring(10),
                        header.substring(0, 10) + "\u0130" + VALID.substring(11),
                        VALID.toLowerCase(Locale.ROOT),
                        VALID.toUpperCase(Locale.ROOT),
                        new StringBuilder(VALID).reverse().toString(),
                        "{\"protected\":\"" + header + "\",\"payload\":\"" + payload + "\",\"signature\":\"" + signature
                                + "\"}",
                        "x".repeat(1100 * 1024),
                        ".".repeat(1100 * 1024),
                        VALID + "A".repeat(1100 * 1024))
                .map(token -> arguments("<" + token.substring(0, Math.min(60, token.length())) + ">", token));
    }

    static Stream<Arguments> signatures() {
        var text = VALID.substring(0, VALID.lastIndexOf('.'));
        var signature = VALID.substring(VALID.lastIndexOf('.') + 1);
        var bytes = Base64.getUrlDecoder().decode(signature);
        var payload = text.substring(text.indexOf('.') + 1);
        var padded = Base64.getUrlEncoder().encodeToString(HandMadeToken.utf8("{\"alg\":\"HS256\"}  "));
        return Stream.of(
                arguments("another key's", HandMadeToken.of(PAYLOAD, OTHER_SECRET)),
                arguments("one of the key's name", HandMadeToken.of(PAYLOAD, "devkey")),
                arguments("another token's", text + "." + foreignSignature()),
                arguments("one character short", VALID.substring(0, VALID.length() - 1)),
                arguments("one character long", VALID + "A"),
                arguments("of half its bytes", text + "." + signature.substring(0, 22)),
                arguments("twice", VALID + signature),
                arguments("of zeros", text + "." + "A".repeat(43)),
                arguments("in hexadecimal", text + "." + HexFormat.of().formatHex(bytes)),
                arguments("padded", VALID + "="),
                arguments("padded twice", VALID + "=="),
                arguments("of padding", text + ".="),
                arguments("in standard base64", inStandardBase64()),
                arguments("another text of the same bytes", text + "." + sameBytes(signature)),
                arguments(
                        "right, over a padded header",
                        HandMadeToken.signed(padded + "." + payload, "HmacSHA256", SECRET)),
                arguments("right, over a padded payload", overPaddedPayload()));
    }

    private static String foreignSignature() {
        var other = HandMadeToken.of(PAYLOAD.replace("}", ",\"room\":\"x\"}"), SECRET);
        return other.substring(other.lastIndexOf('.') + 1);
    }

    /** The last of 43 characters carries two bits that belong to no byte. */
    private static String sameBytes(String signature) {
        var alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        var last = alphabet.indexOf(signature.charAt(42));
        var same = signature.substring(0, 42) + alphabet.charAt(last ^ 1);
        assertThat(Base64.getUrlDecoder().decode(same))
                .isEqualTo(Base64.getUrlDecoder().decode(signature));
        return same;
    }

    /** A right token whose signature the two alphabets write differently. */
    private static String inStandardBase64() {
        return IntStream.range(0, 1_000)
                .mapToObj(number -> HandMadeToken.of(PAYLOAD.replace("}", ",\"n\":" + number + "}"), SECRET))
                .filter(token -> token.lastIndexOf('_') > token.lastIndexOf('.')
                        && token.lastIndexOf('-') > token.lastIndexOf('.'))
                .map(token -> {
                    var dot = token.lastIndexOf('.');
                    return token.substring(0, dot)
                            + token.substring(dot).replace('_', '/').replace('-', '+');
                })
                .findFirst()
                .orElseThrow();
    }

    private static String overPaddedPayload() {
        var payload = Stream.of("", " ", "  ")
                .map(spaces -> Base64.getUrlEncoder().encodeToString(HandMadeToken.utf8(PAYLOAD + spaces)))
                .filter(text -> text.endsWith("="))
                .findFirst()
                .orElseThrow();
        var header = HandMadeToken.base64(HandMadeToken.utf8(HandMadeToken.HEADER));
        return HandMadeToken.signed(header + "." + payload, "HmacSHA256", SECRET);
    }

    @Test
    void a_token_with_one_flipped_bit_anywhere_is_refused() {
        for (var at = 0; at < VALID.length(); at++) {
            for (var bit = 0; bit < 16; bit++) {
                var flipped = new StringBuilder(VALID);
                flipped.setCharAt(at, (char) (VALID.charAt(at) ^ (1 << bit)));
                assertThat(isAccepted(flipped.toString()))
                        .as("bit %d of character %d", bit, at)
                        .isFalse();
            }
        }
    }

    @Test
    void a_token_cut_anywhere_is_refused() {
        for (var length = 0; length < VALID.length(); length++) {
            assertThat(isAccepted(VALID.substring(0, length))).isFalse();
            assertThat(isAccepted(VALID.substring(VALID.length() - length))).isFalse();
        }
    }

    @Test
    void no_mutation_of_a_token_is_accepted() {
        var random = new Random(20_260_301);
        for (var round = 0; round < FUZZED; round++) {
            var mutant = mutant(random);
            if (!mutant.equals(VALID)) {
                assertThat(isAccepted(mutant)).as(mutant).isFalse();
            }
        }
    }

    @Test
    void whatever_our_key_has_signed_is_answered_without_an_exception() {
        var random = new Random(7);
        for (var round = 0; round < FUZZED; round++) {
            var token = HandMadeToken.of(scrambled(HandMadeToken.HEADER, random), scrambled(PAYLOAD, random), SECRET);
            assertThatCode(() -> Jwt.verify(token, KEYS, NOW)).as(token).doesNotThrowAnyException();
        }
    }

    private static String mutant(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> new String(scrambled(VALID, random), ISO_8859_1);
            // New claims under the old signature.
            case 1 -> {
                var parts = VALID.split("\\.", -1);
                yield parts[0] + "." + HandMadeToken.base64(scrambled(PAYLOAD, random)) + "." + parts[2];
            }
            case 2 -> {
                var parts = VALID.split("\\.", -1);
                yield HandMadeToken.base64(scrambled(HandMadeToken.HEADER, random)) + "." + parts[1] + "." + parts[2];
            }
            default ->
                HandMadeToken.of(HandMadeToken.utf8(HandMadeToken.HEADER), scrambled(PAYLOAD, random), OTHER_SECRET);
        };
    }

    /** With one to four places changed. */
    private static byte[] scrambled(String text, Random random) {
        Function<byte[], byte[]> change = bytes -> {
            var at = random.nextInt(bytes.length + 1);
            var rest = bytes.length - at;
            var cut = rest == 0 ? 0 : random.nextInt(Math.min(rest, 4) + 1);
            var added = new byte[random.nextInt(4)];
            random.nextBytes(added);
            if (random.nextBoolean()) {
                var usual = HandMadeToken.utf8("{}[]\":,.-+0eE\\u \t/_=");
                for (var index = 0; index < added.length; index++) {
                    added[index] = usual[random.nextInt(usual.length)];
                }
            }
            var changed = new byte[bytes.length - cut + added.length];
            System.arraycopy(bytes, 0, changed, 0, at);
            System.arraycopy(added, 0, changed, at, added.length);
            System.arraycopy(bytes, at + cut, changed, at + added.length, rest - cut);
            return changed;
        };
        var bytes = HandMadeToken.utf8(text);
        for (var times = random.nextInt(4); times >= 0; times--) {
            bytes = change.apply(bytes);
        }
        return bytes;
    }
}
