package dev.rooms.objectstorage.recording;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import dev.rooms.domain.recording.ObjectKey;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs links by which an object can be read (AWS Signature Version 4 in the query); mere arithmetic. */
record LinkSigner(S3Bucket bucket) {
    private static final String ALGORITHM = "AWS4-HMAC-SHA256";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final int DAY_DIGITS = 8;
    private static final String UNRESERVED = PercentEncoding.LETTERS_AND_DIGITS + "-_.~";

    /** @param more parameters of the request that the link stands for */
    URI sign(ObjectKey key, Map<String, String> more, Duration ttl, Instant now) {
        var time = TIME.format(now);
        var day = time.substring(0, DAY_DIGITS);
        var scope = day + "/" + bucket.region() + "/s3/aws4_request";
        var parameters = new TreeMap<>(more);
        parameters.put("X-Amz-Algorithm", ALGORITHM);
        parameters.put("X-Amz-Credential", bucket.accessKey() + "/" + scope);
        parameters.put("X-Amz-Date", time);
        parameters.put("X-Amz-Expires", Long.toString(ttl.toSeconds()));
        parameters.put("X-Amz-SignedHeaders", "host");
        var query = parameters.entrySet().stream()
                .map(parameter -> escaped(parameter.getKey()) + "=" + escaped(parameter.getValue()))
                .collect(joining("&"));
        var path = path(key);
        var request = String.join("\n", "GET", path, query, "host:" + host(), "", "host", "UNSIGNED-PAYLOAD");
        var toSign = String.join("\n", ALGORITHM, time, scope, hex(sha256(request)));
        var signature = hex(hmac(signingKey(day), toSign));
        var scheme = bucket.publicEndpoint().getScheme();
        return URI.create(scheme + "://" + host() + path + "?" + query + "&X-Amz-Signature=" + signature);
    }

    private String path(ObjectKey key) {
        var inBucket = "/" + PercentEncoding.of(key.value(), UNRESERVED + "/");
        return bucket.pathStyle() ? "/" + bucket.name() + inBucket : inBucket;
    }

    /** As clients write it in {@code Host}: without the port that the scheme implies. */
    private String host() {
        var endpoint = bucket.publicEndpoint();
        var implied = endpoint.getScheme().equals("https") ? 443 : 80;
        var port = endpoint.getPort() == -1 || endpoint.getPort() == implied ? "" : ":" + endpoint.getPort();
        return (bucket.pathStyle() ? "" : bucket.name() + ".") + endpoint.getHost() + port;
    }

    private byte[] signingKey(String day) {
        var key = ("AWS4" + bucket.secretKey()).getBytes(UTF_8);
        for (var part : List.of(day, bucket.region(), "s3", "aws4_request")) {
            key = hmac(key, part);
        }
        return key;
    }

    private static String escaped(String text) {
        return PercentEncoding.of(text, UNRESERVED);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
