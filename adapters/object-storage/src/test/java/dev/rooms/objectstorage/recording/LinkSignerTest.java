package dev.rooms.objectstorage.recording;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rooms.domain.recording.ObjectKey;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LinkSignerTest {
    private static final String SECRET = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
    private static final Instant THEN = Instant.parse("2013-05-24T00:00:00Z");

    private static LinkSigner signer(String publicEndpoint, boolean pathStyle) {
        return new LinkSigner(new S3Bucket(
                URI.create("http://inside:9000"),
                URI.create(publicEndpoint),
                "us-east-1",
                "examplebucket",
                BucketCredentials.of("AKIAIOSFODNN7EXAMPLE", SECRET),
                pathStyle));
    }

    private static URI signed(LinkSigner signer, String key) {
        return signer.sign(new ObjectKey(key), Map.of(), Duration.ofDays(1), THEN)
                .url();
    }

    @Test
    void the_example_of_the_specification_comes_out() {
        assertThat(signed(signer("https://s3.amazonaws.com", false), "test.txt")
                        .toString()
                        .split("[?&]"))
                .startsWith("https://examplebucket.s3.amazonaws.com/test.txt")
                .containsExactlyInAnyOrder(
                        "https://examplebucket.s3.amazonaws.com/test.txt",
                        "X-Amz-Algorithm=AWS4-HMAC-SHA256",
                        "X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20130524%2Fus-east-1%2Fs3%2Faws4_request",
                        "X-Amz-Date=20130524T000000Z",
                        "X-Amz-Expires=86400",
                        "X-Amz-SignedHeaders=host",
                        "X-Amz-Signature=aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404");
    }

    @Test
    void a_link_leads_to_the_public_endpoint() {
        assertThat(signed(signer("https://files.example.org:8443", true), "a b/ü.mp4"))
                .hasHost("files.example.org")
                .hasPort(8443)
                .hasPath("/examplebucket/a b/ü.mp4");
    }

    @Test
    void a_port_that_goes_without_saying_is_not_said() {
        assertThat(signed(signer("https://files.example.org:443", true), "a"))
                .isEqualTo(signed(signer("https://files.example.org", true), "a"))
                .hasNoPort();
    }

    @Test
    void the_secret_is_printed_nowhere() {
        var signer = signer("https://s3.amazonaws.com", false);
        assertThat(signer.toString()).doesNotContain(SECRET);
        assertThat(signed(signer, "a").toString()).doesNotContain(SECRET);
    }
}
