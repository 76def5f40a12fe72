package dev.rooms.objectstorage.recording;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rooms.application.recording.RecordingStore;
import dev.rooms.domain.recording.ObjectKey;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

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

    @Test
    void the_path_of_an_endpoint_stands_before_the_bucket() {
        assertThat(signed(signer("https://a.supabase.co/storage/v1/s3/", true), "a"))
                .hasPath("/storage/v1/s3/examplebucket/a");
    }

    @Test
    void an_endpoint_may_be_an_address_of_ipv6() {
        assertThat(signed(signer("http://[::1]:9000", true), "a"))
                .hasHost("[::1]")
                .hasPort(9000)
                .hasPath("/examplebucket/a");
    }

    private static RecordingStore.SignedLink linkOf(AwsCredentials credentials, Duration ttl, Instant now) {
        var endpoint = URI.create("https://s3.amazonaws.com");
        var bucket = new S3Bucket(endpoint, endpoint, "us-east-1", "b", new BucketCredentials(() -> credentials), true);
        return new LinkSigner(bucket).sign(new ObjectKey("a"), Map.of(), ttl, now);
    }

    private static AwsCredentials until(Instant end) {
        return AwsSessionCredentials.builder()
                .accessKeyId("id")
                .secretAccessKey("secret")
                .sessionToken("token/of+session")
                .expirationTime(end)
                .build();
    }

    @Test
    void a_link_expires_with_the_credentials_that_sign_it() {
        var link = linkOf(until(THEN.plusSeconds(600)), Duration.ofHours(1), THEN.plusMillis(900));
        assertThat(link.expiresAt()).isEqualTo(THEN.plusSeconds(600));
        assertThat(link.url().getRawQuery()).contains("X-Amz-Expires=600", "X-Amz-Security-Token=token%2Fof%2Bsession");
    }

    @Test
    void a_link_of_credentials_that_outlive_it_has_its_own_time() {
        var link = linkOf(until(THEN.plus(Duration.ofDays(1))), Duration.ofHours(1), THEN.plusMillis(900));
        assertThat(link.expiresAt()).isEqualTo(THEN.plusSeconds(3600));
        assertThat(link.url().getRawQuery()).contains("X-Amz-Expires=3600");
    }
}
