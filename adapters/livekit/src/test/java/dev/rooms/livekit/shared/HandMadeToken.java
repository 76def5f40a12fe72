package dev.rooms.livekit.shared;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Tokens made by hand, rightly or wrongly, and read by hand: nothing of it is the codec's. */
public final class HandMadeToken {
    public static final String HEADER = "{\"alg\":\"HS256\",\"typ\":\"JWT\"}";
    private static final JsonMapper MAPPER = new JsonMapper();

    private HandMadeToken() {}

    public static String of(String payload, String secret) {
        return of(HEADER, payload, secret);
    }

    public static String of(String header, String payload, String secret) {
        return of(utf8(header), utf8(payload), secret);
    }

    static String of(byte[] header, byte[] payload, String secret) {
        return signed(base64(header) + "." + base64(payload), "HmacSHA256", secret);
    }

    /** @param text the part before the signature */
    static String signed(String text, String algorithm, String secret) {
        return text + "." + base64(mac(text, algorithm, secret));
    }

    static byte[] mac(String text, String algorithm, String secret) {
        try {
            var mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(utf8(secret), algorithm));
            return mac.doFinal(text.getBytes(StandardCharsets.ISO_8859_1));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    public static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** What the middle part says, whether or not the signature is right. */
    public static JsonNode claims(String token) {
        try {
            var from = token.indexOf('.') + 1;
            return MAPPER.readTree(Base64.getUrlDecoder().decode(token.substring(from, token.indexOf('.', from))));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
