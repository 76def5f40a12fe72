package dev.rooms.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StorageSettingsTest {
    private static final Map<String, String> SECRETS = Map.of(
            "rooms.storage.bucket", "recordings",
            "rooms.storage.access-key", "key",
            "rooms.storage.secret-key", "a-secret");

    private static RoomsConfig config(Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .withMapping(RoomsConfig.class)
                .withSources(new PropertiesConfigSource(settings, "test", 100))
                .build()
                .getConfigMapping(RoomsConfig.class);
    }

    private static Optional<StorageSettings> settings(Map<String, String> settings) {
        return StorageSettings.of(config(settings).storage());
    }

    private static StorageSettings of(String kind, Map<String, String> more) {
        var all = new HashMap<>(SECRETS);
        all.put("rooms.storage.kind", kind);
        all.putAll(more);
        return settings(all).orElseThrow();
    }

    @Test
    void nothing_is_kept_where_nothing_is_said() {
        assertThat(settings(Map.of())).isEmpty();
        assertThat(config(Map.of()).recording().verifyTimeout()).isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void amazon_is_found_by_its_region() {
        var storage = of("s3", Map.of("rooms.storage.region", "eu-central-1"));
        assertThat(storage.kind()).isEqualTo(StorageSettings.Kind.S3);
        assertThat(storage.bucket().endpoint()).hasToString("https://s3.eu-central-1.amazonaws.com");
        assertThat(storage.bucket().publicEndpoint()).isEqualTo(storage.bucket().endpoint());
        assertThat(storage.bucket().pathStyle()).isFalse();
        assertThat(storage.sendCredentials()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "cn-north-1, https://s3.cn-north-1.amazonaws.com.cn",
        "us-gov-west-1, https://s3.us-gov-west-1.amazonaws.com",
        "us-iso-east-1, https://s3.us-iso-east-1.c2s.ic.gov"
    })
    void amazon_has_other_names_in_other_partitions(String region, String endpoint) {
        assertThat(of("s3", Map.of("rooms.storage.region", region)).bucket().endpoint())
                .hasToString(endpoint);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Old_Bucket", "recordings.example.org"})
    void a_bucket_that_is_no_name_of_a_host_stands_in_the_path(String bucket) {
        assertThat(of("s3", Map.of("rooms.storage.region", "us-east-1", "rooms.storage.bucket", bucket))
                        .bucket()
                        .pathStyle())
                .isTrue();
    }

    @Test
    void without_keys_rooms_has_a_role_at_amazon() {
        var storage = settings(Map.of(
                        "rooms.storage.kind", "s3",
                        "rooms.storage.region", "eu-central-1",
                        "rooms.storage.bucket", "recordings",
                        "rooms.storage.send-credentials", "false"))
                .orElseThrow();
        assertThat(storage.keys()).isEmpty();
    }

    @Test
    void others_are_found_by_their_endpoint_with_the_bucket_in_the_path() {
        var storage = of("s3", Map.of("rooms.storage.endpoint", "http://minio:9000"));
        assertThat(storage.bucket().endpoint()).hasToString("http://minio:9000");
        assertThat(storage.bucket().region()).isEqualTo("us-east-1");
        assertThat(storage.bucket().pathStyle()).isTrue();
    }

    @Test
    void cloudflare_has_one_region() {
        var storage = of("r2", Map.of("rooms.storage.endpoint", "https://account.r2.cloudflarestorage.com"));
        assertThat(storage.bucket().region()).isEqualTo("auto");
    }

    @Test
    void google_needs_no_endpoint() {
        var storage = of("gcs", Map.of("rooms.storage.gcs-credentials-file", "/run/google.json"));
        assertThat(storage.bucket().endpoint()).hasToString("https://storage.googleapis.com");
        assertThat(storage.bucket().region()).isEqualTo("auto");
        assertThat(storage.gcsCredentialsFile()).contains(Path.of("/run/google.json"));
    }

    @Test
    void what_the_operator_says_counts() {
        var storage = of(
                "s3",
                Map.of(
                        "rooms.storage.endpoint", "http://minio:9000",
                        "rooms.storage.public-endpoint", "https://files.example.org",
                        "rooms.storage.region", "here",
                        "rooms.storage.path-style", "false",
                        "rooms.storage.send-credentials", "false"));
        assertThat(storage.bucket().publicEndpoint()).hasToString("https://files.example.org");
        assertThat(storage.bucket().region()).isEqualTo("here");
        assertThat(storage.bucket().pathStyle()).isFalse();
        assertThat(storage.sendCredentials()).isFalse();
    }

    @Test
    void the_secret_is_not_printed() {
        assertThat(of("s3", Map.of("rooms.storage.region", "a")).toString()).doesNotContain("a-secret");
    }
}
