package dev.rooms.bootstrap;

import static dev.rooms.bootstrap.Api.participants;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Nobody notices that keys are changed: both sides know both pairs, and each signs with another. */
@QuarkusTest
@QuarkusTestResource(value = RealLiveKitInRotation.class, restrictToAnnotatedClass = true)
class RotatedKeysTest {
    private static final Duration AT_ONCE = Duration.ofSeconds(5);
    private static final Pattern ISSUER = Pattern.compile("\"iss\":\"([^\"]*)\"");

    /** Injected by the resource. */
    @SuppressWarnings("NullAway.Init")
    Stage stage;

    @AfterEach
    void calm() {
        stage.relay().heardBy((_, _) -> {});
    }

    private static String issuer(String token) {
        var claims = new String(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]), StandardCharsets.UTF_8);
        var issuer = ISSUER.matcher(claims);
        assertThat(issuer.find()).isTrue();
        return issuer.group(1);
    }

    /** @return whose signature LiveKit's webhooks carried */
    private Set<String> meet() {
        var signers = ConcurrentHashMap.<String>newKeySet();
        stage.relay().heardBy((_, signature) -> signers.add(issuer(signature)));
        var room = Api.room();
        var token = Api.token(room, "ana", "host").getString("token");
        assertThat(issuer(token)).isEqualTo(RealLiveKitInRotation.NEW_KEY);
        try (var ana = Participant.enter(stage.url(), token, "audio").connected()) {
            Eventually.within(
                    AT_ONCE,
                    "the webhook is believed",
                    () -> participants(room, "?state=joined").size() == 1);
            Api.post("rooms/" + room + "/close").then().statusCode(202);
            Eventually.within(AT_ONCE, "our call is believed", ana::isOut);
        }
        Eventually.within(
                AT_ONCE,
                "the end is believed",
                () -> participants(room, "?state=left").size() == 1);
        return signers;
    }

    @Test
    void people_meet_whichever_pair_livekit_signs_with() {
        stage.mustBeReal();
        assertThat(meet()).containsExactly(RealLiveKit.API_KEY);
        stage.exchangeKeys();
        assertThat(meet()).containsExactly(RealLiveKitInRotation.NEW_KEY);
    }
}
