package dev.rooms.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LiveKitConfigTest {
    @Test
    void webhooks_are_signed_with_the_key_of_the_server() {
        assertThat(config("key", "http://127.0.0.1:8080/webhooks/livekit"))
                .contains("webhook: {api_key: \"key\", urls: [\"http://127.0.0.1:8080/webhooks/livekit\"]}");
    }

    @Test
    void without_a_webhook_address_there_is_no_webhook() {
        assertThat(config("key", null)).doesNotContain("webhook");
    }

    @Test
    void it_meets_recorders_in_a_redis_where_there_is_one() {
        assertThat(config("key", null)).doesNotContain("redis");
        assertThat(LiveKitConfig.of(new LiveKitServer.Options(
                        Path.of("server"), 7880, 7882, "key", "secret", null, "127.0.0.1:6379", null)))
                .contains("redis: {address: \"127.0.0.1:6379\"}");
    }

    @Test
    void a_key_cannot_break_out_of_its_quotes() {
        assertThat(config("a\"b\\", null)).contains("keys: {\"a\\\"b\\\\\": \"secret\"}");
    }

    @Test
    void a_second_pair_is_known_and_signs_no_webhook() {
        var next = new LiveKitServer.Options.Next("next", "other");
        assertThat(LiveKitConfig.of(new LiveKitServer.Options(
                        Path.of("server"), 7880, 7882, "key", "secret", "http://127.0.0.1/", null, null, next)))
                .contains("keys: {\"key\": \"secret\", \"next\": \"other\"}")
                .contains("webhook: {api_key: \"key\"");
    }

    @Test
    void settings_that_the_server_would_take_from_our_environment_are_known() {
        assertThat(LiveKitConfig.isSetting("LIVEKIT_KEYS")).isTrue();
        assertThat(LiveKitConfig.isSetting("REDIS_HOST")).isTrue();
        assertThat(LiveKitConfig.isSetting("HOME")).isFalse();
    }

    private static String config(String key, @Nullable String webhookUrl) {
        return LiveKitConfig.of(
                new LiveKitServer.Options(Path.of("server"), 7880, 7882, key, "secret", webhookUrl, null, null));
    }
}
