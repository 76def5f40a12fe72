package dev.rooms.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** In a virtual machine with the embedded parts of the test profile. */
class StartConfigFactoryTest {
    private static SmallRyeConfig config(Map<String, String> environment) {
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withProfile("test")
                .withSources(new StartConfigFactory())
                .withSources(
                        new EnvConfigSource(environment, 300),
                        new PropertiesConfigSource(
                                Map.of("quarkus.http.port", "8080", "quarkus.http.idle-timeout", "PT75S"),
                                "defaults",
                                -1))
                .build();
    }

    @Test
    void an_embedded_part_comes_before_a_default_and_after_what_is_said() {
        assertThat(config(Map.of()).getValue("rooms.storage.kind", String.class))
                .isEqualTo("s3");
        assertThat(config(Map.of("ROOMS_STORAGE_KIND", "")).getValue("rooms.storage.kind", String.class))
                .isEqualTo("s3");
        assertThat(config(Map.of()).getOptionalValue("rooms.storage.endpoint", String.class))
                .hasValueSatisfying(endpoint -> assertThat(endpoint).startsWith("http://127.0.0.1:"));
    }

    @Test
    void a_default_stays_below_others_unless_an_empty_value_would_hide_it() {
        assertThat(config(Map.of()).getConfigValue("quarkus.http.port").getConfigSourceOrdinal())
                .isEqualTo(-1);
        assertThat(config(Map.of("QUARKUS_HTTP_PORT", "")).getValue("quarkus.http.port", Integer.class))
                .isEqualTo(8080);
        assertThat(config(Map.of("QUARKUS_HTTP_PORT", " 9090 ")).getValue("quarkus.http.port", Integer.class))
                .isEqualTo(9090);
    }
}
