package dev.rooms.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StorageCheckTest {
    private static final Map<String, String> GOOD = Map.of(
            "rooms.storage.kind", "s3",
            "rooms.storage.region", "eu-central-1",
            "rooms.storage.bucket", "recordings.example.org",
            "rooms.storage.access-key", "key",
            "rooms.storage.secret-key", "secret");

    private static List<String> problems(Map<String, String> settings) {
        return new StorageCheck(name -> Optional.ofNullable(settings.get(name))).problems();
    }

    private static Map<String, String> goodWith(String name, String value) {
        var settings = new HashMap<>(GOOD);
        settings.put(name, value);
        return settings;
    }

    @Test
    void no_storage_and_a_whole_one_are_fine() {
        assertThat(problems(Map.of())).isEmpty();
        assertThat(problems(GOOD)).isEmpty();
        assertThat(problems(goodWith("rooms.storage.send-credentials", "false")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "rooms.storage.kind, ROOMS_STORAGE_KIND",
        "rooms.storage.region, ROOMS_STORAGE_REGION",
        "rooms.storage.bucket, ROOMS_STORAGE_BUCKET",
        "rooms.storage.access-key, ROOMS_STORAGE_ACCESS_KEY",
        "rooms.storage.secret-key, ROOMS_STORAGE_SECRET_KEY"
    })
    void half_a_storage_is_told_what_it_lacks(String name, String variable) {
        var settings = new HashMap<>(GOOD);
        settings.remove(name);
        assertThat(problems(settings)).containsExactly(variable + " is missing");
    }

    @Test
    void an_endpoint_takes_the_place_of_a_region_and_only_r2_cannot_do_without() {
        var settings = new HashMap<>(GOOD);
        settings.remove("rooms.storage.region");
        settings.put("rooms.storage.kind", "gcs");
        assertThat(problems(settings)).isEmpty();
        settings.put("rooms.storage.kind", "r2");
        assertThat(problems(settings)).containsExactly("ROOMS_STORAGE_ENDPOINT is missing");
        settings.put("rooms.storage.endpoint", "https://account.r2.cloudflarestorage.com");
        assertThat(problems(settings)).isEmpty();
        settings.put("rooms.storage.kind", "s3");
        assertThat(problems(settings)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "rooms.storage.kind, azure, ROOMS_STORAGE_KIND",
        "rooms.storage.endpoint, minio:9000, ROOMS_STORAGE_ENDPOINT",
        "rooms.storage.endpoint, http://minio/path?x, ROOMS_STORAGE_ENDPOINT",
        "rooms.storage.endpoint, http://minio_1:9000, ROOMS_STORAGE_ENDPOINT",
        "rooms.storage.endpoint, http://minio/recordings.example.org, ROOMS_STORAGE_ENDPOINT",
        "rooms.storage.access-key, a/b, ROOMS_STORAGE_ACCESS_KEY",
        "rooms.storage.access-key, ü, ROOMS_STORAGE_ACCESS_KEY",
        "rooms.storage.endpoint, https://me@minio, ROOMS_STORAGE_ENDPOINT",
        "rooms.storage.public-endpoint, ftp://files, ROOMS_STORAGE_PUBLIC_ENDPOINT",
        "rooms.storage.region, Frankfurt am Main, ROOMS_STORAGE_REGION",
        "rooms.storage.bucket, a/b, ROOMS_STORAGE_BUCKET",
        "rooms.storage.path-style, yes, ROOMS_STORAGE_PATH_STYLE",
        "rooms.storage.send-credentials, no, ROOMS_STORAGE_SEND_CREDENTIALS"
    })
    void a_bad_value_is_named_and_not_shown(String name, String value, String variable) {
        assertThat(problems(goodWith(name, value)))
                .singleElement()
                .satisfies(
                        line -> assertThat(line).startsWith(variable + " must ").doesNotContain(value));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:9000",
                "https://minio.example.org",
                "https://minio.example.org/",
                "https://a.supabase.co/storage/v1/s3",
                "http://[::1]:9000"
            })
    void an_endpoint_is_a_url(String endpoint) {
        assertThat(problems(goodWith("rooms.storage.endpoint", endpoint))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "rooms.storage.kind, S3",
        "rooms.storage.region, RegionOne",
        "rooms.storage.region, us-iso-east-1",
        "rooms.storage.bucket, Old_Bucket.of.1999",
        "rooms.storage.secret-key, '/pa$$ w,ord+=ü'"
    })
    void what_other_clouds_have_is_fine(String name, String value) {
        assertThat(problems(goodWith(name, value))).isEmpty();
    }

    @Test
    void the_credentials_of_google_are_a_file_and_of_use_for_google_alone(@TempDir Path folder) throws IOException {
        var file = Files.writeString(folder.resolve("google.json"), "{}").toString();
        var settings = goodWith("rooms.storage.gcs-credentials-file", file);
        assertThat(problems(settings))
                .containsExactly("ROOMS_STORAGE_GCS_CREDENTIALS_FILE must not be set unless ROOMS_STORAGE_KIND is gcs");
        settings.put("rooms.storage.kind", "gcs");
        assertThat(problems(settings)).isEmpty();
        settings.put("rooms.storage.gcs-credentials-file", file + ".gone");
        assertThat(problems(settings))
                .containsExactly("ROOMS_STORAGE_GCS_CREDENTIALS_FILE must be a file that can be read");
    }
}
