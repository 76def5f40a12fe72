package dev.rooms.livekit.shared;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * LiveKit's tokens: JWS compact serialisation (RFC 7515) with HS256 and nothing else, {@code exp} required, 60 s leeway
 * (livekit/protocol auth/verifier.go).
 */
public final class Jwt {
    /** The attribute in which our id of a join token travels. */
    public static final String TOKEN_ID = "rooms.token_id";

    private static final String ALGORITHM = "HmacSHA256";
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final byte[] HEADER =
            BASE64.encode("{\"alg\":\"HS256\",\"typ\":\"JWT\"}".getBytes(StandardCharsets.US_ASCII));
    private static final Duration LEEWAY = Duration.ofSeconds(60);
    private static final int MAX_LENGTH = 1024 * 1024;
    /** The length of an unpadded base64url text of 32 bytes. */
    private static final int SIGNATURE = 43;

    /** UTF-8 and nothing else, and no name twice (RFC 7519, sections 3 and 4). */
    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(JsonFactory.Feature.CHARSET_DETECTION)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private Jwt() {}

    /** A key pair that we share with LiveKit. */
    public static final class Key {
        private final String name;
        private final Mac prototype;
        private final AtomicReference<@Nullable Signer> spare = new AtomicReference<>();

        private Key(String name, Mac prototype) {
            this.name = name;
            this.prototype = prototype;
        }

        public static Key of(String name, String secret) {
            try {
                var mac = Mac.getInstance(ALGORITHM);
                mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
                return new Key(name, mac);
            } catch (GeneralSecurityException impossible) {
                throw new IllegalStateException(impossible);
            }
        }

        public String name() {
            return name;
        }

        private Signer signer() {
            var idle = spare.getAndSet(null);
            return idle == null ? new Signer(copy()) : idle;
        }

        private void giveBack(Signer signer) {
            spare.set(signer);
        }

        private Mac copy() {
            try {
                return (Mac) prototype.clone();
            } catch (CloneNotSupportedException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }

    /** Serves one thread at a time; kept, because an initialised Mac and a place to write cost more than their use. */
    private static final class Signer {
        private final Mac mac;
        private byte[] text = new byte[1024];

        Signer(Mac mac) {
            this.mac = mac;
        }

        String token(byte[] claims) {
            var begin = HEADER.length + 1;
            var room = begin + 4 * (claims.length + 2) / 3 + 1 + SIGNATURE;
            text = text.length < room ? new byte[room] : text;
            // The encoder writes at the beginning only.
            var signed = begin + BASE64.encode(claims, text);
            System.arraycopy(text, 0, text, begin, signed - begin);
            System.arraycopy(HEADER, 0, text, 0, HEADER.length);
            text[HEADER.length] = '.';
            var signature = signature(text, signed);
            text[signed] = '.';
            System.arraycopy(signature, 0, text, signed + 1, SIGNATURE);
            return new String(text, 0, signed + 1 + SIGNATURE, StandardCharsets.ISO_8859_1);
        }

        byte[] signature(byte[] signed, int length) {
            mac.update(signed, 0, length);
            return BASE64.encode(mac.doFinal());
        }
    }

    /**
     * What a verified token says, as far as we ask.
     *
     * @param hasId whether it carries a {@code jti}; a token that LiveKit has renewed carries none
     * @param identity empty when there is none, as are room and kind
     */
    public record Claims(
            String issuer,
            @Nullable String sha256,
            @Nullable String token,
            boolean hasId,
            String identity,
            String room,
            String kind,
            long notBefore,
            long expires) {
        /** Whether it is good at this time, or a minute away. */
        public boolean isFor(Instant now) {
            return now.minus(LEEWAY).getEpochSecond() <= expires && hasBegun(now);
        }

        /** The same, however long ago it expired. */
        public boolean hasBegun(Instant now) {
            return now.plus(LEEWAY).getEpochSecond() >= notBefore;
        }
    }

    /** @param claims a JSON object */
    public static String sign(Key key, String claims) {
        var signer = key.signer();
        var token = signer.token(claims.getBytes(StandardCharsets.UTF_8));
        key.giveBack(signer);
        return token;
    }

    /**
     * @param keys by name; the token's issuer chooses
     * @return nothing when the token is not one of these keys' or not for now
     */
    public static Optional<Claims> verify(String token, Map<String, Key> keys, Instant now) {
        return signed(token, keys).filter(claims -> claims.isFor(now));
    }

    /**
     * @param keys by name; the token's issuer chooses
     * @return nothing when the token is not one of these keys'; it need not be for now
     */
    public static Optional<Claims> signed(String token, Map<String, Key> keys) {
        try {
            return token.length() > MAX_LENGTH ? Optional.empty() : verified(token, keys);
        } catch (IOException | IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    private static Optional<Claims> verified(String token, Map<String, Key> keys) throws IOException {
        var text = token.getBytes(StandardCharsets.ISO_8859_1);
        var first = token.indexOf('.');
        var second = token.indexOf('.', first + 1);
        if (first < 0 || second < 0 || token.indexOf('.', second + 1) >= 0) {
            return Optional.empty();
        }
        if (!isOurAlgorithm(text, first)) {
            return Optional.empty();
        }
        var read = new Payload();
        readObject(Arrays.copyOfRange(text, first + 1, second), read::take);
        var key = read.issuer == null ? null : keys.get(read.issuer);
        if (key == null) {
            return Optional.empty();
        }
        // As text, since several texts stand for the same bytes and only one of them is the signature.
        var signature = Arrays.copyOfRange(text, second + 1, text.length);
        var right = MessageDigest.isEqual(signature, signature(key, text, second));
        return right ? read.claims(key.name) : Optional.empty();
    }

    private static boolean isOurAlgorithm(byte[] text, int end) throws IOException {
        if (Arrays.equals(text, 0, end, HEADER, 0, HEADER.length)) {
            return true;
        }
        var read = new Header();
        readObject(Arrays.copyOfRange(text, 0, end), read::take);
        return "HS256".equals(read.algorithm);
    }

    /** Takes a field whose value the parser stands on. */
    private interface Fields {
        void take(String field, JsonParser json) throws IOException;
    }

    private static void readObject(byte[] base64, Fields fields) throws IOException {
        // The decoder takes padding and the standard has none (RFC 7515, section 2).
        if (base64.length > 0 && base64[base64.length - 1] == '=') {
            throw new IllegalArgumentException("padded");
        }
        try (var json = JSON.createParser(Base64.getUrlDecoder().decode(base64))) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new IllegalArgumentException("no object");
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                var field = json.currentName();
                json.nextToken();
                fields.take(field, json);
            }
            if (json.nextToken() != null) {
                throw new IllegalArgumentException("more than one value");
            }
        }
    }

    private static String text(JsonParser json) throws IOException {
        if (json.currentToken() != JsonToken.VALUE_STRING) {
            throw new IllegalArgumentException("no text");
        }
        return json.getText();
    }

    /** The text of one field of the object that the parser stands on; null when it has none. */
    private static @Nullable String textIn(JsonParser json, String wanted) throws IOException {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            throw new IllegalArgumentException("no object");
        }
        String found = null;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            var field = json.currentName();
            json.nextToken();
            if (field.equals(wanted)) {
                found = text(json);
            } else {
                json.skipChildren();
            }
        }
        return found;
    }

    private static byte[] signature(Key key, byte[] text, int length) {
        var signer = key.signer();
        var signature = signer.signature(text, length);
        key.giveBack(signer);
        return signature;
    }

    private static final class Header {
        private @Nullable String algorithm;

        void take(String field, JsonParser json) throws IOException {
            switch (field) {
                case "alg" -> algorithm = text(json);
                // An extension that must be understood, and none is (RFC 7515, 4.1.11).
                case "crit" -> throw new IllegalArgumentException("critical extension");
                default -> json.skipChildren();
            }
        }
    }

    /** The claims while they are not yet believed. */
    private static final class Payload {
        private @Nullable String issuer;
        private @Nullable String sha256;
        private @Nullable Long expires;
        private long notBefore;
        private @Nullable String token;
        private boolean hasId;
        private String identity = "";
        private String room = "";
        private String kind = "";

        Optional<Claims> claims(String key) {
            return expires == null
                    ? Optional.empty()
                    : Optional.of(new Claims(key, sha256, token, hasId, identity, room, kind, notBefore, expires));
        }

        void take(String field, JsonParser json) throws IOException {
            switch (field) {
                case "iss" -> issuer = text(json);
                case "sha256" -> sha256 = text(json);
                case "exp" -> expires = seconds(json);
                case "nbf" -> notBefore = seconds(json);
                case "jti" -> hasId = !text(json).isEmpty();
                case "sub" -> identity = text(json);
                case "kind" -> kind = text(json);
                case "video" -> room = Objects.requireNonNullElse(textIn(json, "room"), "");
                // LiveKit renews tokens without their jti and with their attributes (roommanager.go refreshToken).
                case "attributes" -> token = textIn(json, TOKEN_ID);
                default -> json.skipChildren();
            }
        }

        private static long seconds(JsonParser json) throws IOException {
            if (!json.currentToken().isNumeric()) {
                throw new IllegalArgumentException("no number");
            }
            return json.getValueAsLong();
        }
    }
}
