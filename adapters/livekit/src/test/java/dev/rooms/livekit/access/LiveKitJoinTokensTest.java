package dev.rooms.livekit.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.google.protobuf.Descriptors.FieldDescriptor;
import dev.rooms.application.access.JoinTokens;
import dev.rooms.application.access.JoinTokensContract;
import dev.rooms.application.room.MediaServerUnavailable;
import dev.rooms.domain.access.Grant;
import dev.rooms.domain.access.TokenFacts;
import dev.rooms.domain.room.LiveKitRoomName;
import dev.rooms.domain.room.RoomId;
import dev.rooms.domain.room.SessionId;
import dev.rooms.domain.room.SessionLimits;
import dev.rooms.domain.shared.Actor;
import dev.rooms.domain.shared.ParticipantIdentity;
import dev.rooms.domain.shared.ParticipantRole;
import dev.rooms.domain.shared.TokenId;
import dev.rooms.domain.template.PublishSource;
import dev.rooms.domain.template.RolePolicy;
import dev.rooms.domain.template.RoomType;
import dev.rooms.livekit.shared.HandMadeToken;
import dev.rooms.livekit.shared.LiveKitServer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import livekit.LivekitRoom.RoomConfiguration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class LiveKitJoinTokensTest implements JoinTokensContract {
    @Override
    public JoinTokens joinTokens() {
        return TOKENS;
    }

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00.750Z");
    private static final String SECRET = "a-secret-of-more-than-32-characters";
    private static final LiveKitRoomName ROOM = new LiveKitRoomName("s-0195512a4c3e7a10b1c2d3e4f5a6b7c8");
    private static final TokenId TOKEN = new TokenId(UUID.fromString("0195512a-4c3e-7a10-b1c2-d3e4f5a6b7c8"));
    private static final SessionLimits UNLIMITED = new SessionLimits(null, 300, 20);
    private static final List<PublishSource> ALL_SOURCES = List.of(PublishSource.values());
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final LiveKitJoinTokens TOKENS = tokens("wss://livekit.example.org");

    private static LiveKitJoinTokens tokens(@Nullable String serverUrl) {
        var server = new LiveKitServer(
                Optional.of("devkey"), Optional.of(SECRET), Optional.ofNullable(serverUrl), Optional.empty());
        return new LiveKitJoinTokens(server);
    }

    private static TokenFacts facts(Grant grant) {
        return facts(grant, null, null, Map.of(), UNLIMITED);
    }

    private static TokenFacts facts(
            Grant grant,
            @Nullable String name,
            @Nullable String metadata,
            Map<String, String> attributes,
            SessionLimits limits) {
        return new TokenFacts(
                TOKEN,
                new RoomId(UUID.fromString("0195512a-0000-7000-8000-000000000001")),
                new SessionId(UUID.fromString("0195512a-0000-7000-8000-000000000002")),
                new ParticipantIdentity("ana@example.org"),
                name,
                ParticipantRole.HOST,
                grant,
                attributes,
                metadata,
                3,
                limits,
                Actor.OPERATOR,
                NOW,
                NOW.plus(Duration.ofHours(1)));
    }

    private static Grant viewing() {
        return new Grant(Set.of(), false, true);
    }

    private static JsonNode claims(TokenFacts facts) {
        return HandMadeToken.claims(TOKENS.sign(facts, ROOM).token());
    }

    private static JsonNode json(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException typo) {
            throw new IllegalArgumentException(typo);
        }
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
            TYPE,       ROLE,        PUBLISHES, DATA,  SUBSCRIBES
            INDIVIDUAL, HOST,        true,      true,  true
            INDIVIDUAL, PARTICIPANT, true,      true,  true
            INDIVIDUAL, VIEWER,      false,     false, true
            GROUP,      HOST,        true,      true,  true
            GROUP,      PARTICIPANT, true,      true,  true
            GROUP,      VIEWER,      false,     false, true
            WEBINAR,    HOST,        true,      true,  true
            WEBINAR,    PARTICIPANT, false,     true,  true
            WEBINAR,    VIEWER,      false,     false, true
            BROADCAST,  HOST,        true,      true,  true
            BROADCAST,  PARTICIPANT, false,     false, true
            BROADCAST,  VIEWER,      false,     false, true
            """)
    void a_token_says_exactly_what_its_role_may_and_nothing_else(
            RoomType type, ParticipantRole role, boolean publishes, boolean data, boolean subscribes) {
        var sources = publishes
                ? ", \"canPublishSources\": [\"camera\", \"microphone\", \"screen_share\", \"screen_share_audio\"]"
                : "";
        assertThat(claims(facts(Grant.of(RolePolicy.usual(type, role), Grant.Wish.NONE))))
                .isEqualTo(json("""
                        {
                          "iss": "devkey",
                          "sub": "ana@example.org",
                          "jti": "0195512a-4c3e-7a10-b1c2-d3e4f5a6b7c8",
                          "nbf": 1772359140,
                          "exp": 1772362800,
                          "attributes": {"rooms.token_id": "0195512a-4c3e-7a10-b1c2-d3e4f5a6b7c8"},
                          "video": {
                            "roomJoin": true,
                            "room": "s-0195512a4c3e7a10b1c2d3e4f5a6b7c8",
                            "canPublish": %s,
                            "canPublishData": %s,
                            "canSubscribe": %s,
                            "canUpdateOwnMetadata": false%s
                          },
                          "roomConfig": {"emptyTimeout": 300, "departureTimeout": 20}
                        }
                        """.formatted(publishes, data, subscribes, sources)));
    }

    @Test
    void every_narrower_grant_is_written_out_in_full() {
        for (var bits = 0; bits < 64; bits++) {
            var mask = bits;
            var sources = IntStream.range(0, ALL_SOURCES.size())
                    .filter(index -> (mask & 1 << index) != 0)
                    .mapToObj(index -> ALL_SOURCES.get(index))
                    .collect(Collectors.toSet());
            var grant = new Grant(sources, (bits & 16) != 0, (bits & 32) != 0);
            var video = claims(facts(grant)).path("video");
            assertThat(video.path("canPublish").booleanValue()).isEqualTo(!sources.isEmpty());
            assertThat(video.path("canPublishData").booleanValue()).isEqualTo(grant.canPublishData());
            assertThat(video.path("canSubscribe").booleanValue()).isEqualTo(grant.canSubscribe());
            // LiveKit takes an empty list for all sources.
            assertThat(video.has("canPublishSources")).isEqualTo(!sources.isEmpty());
            assertThat(video.path("canPublishSources"))
                    .extracting(JsonNode::textValue)
                    .containsExactlyInAnyOrderElementsOf(
                            sources.stream().map(PublishSource::text).toList());
            assertThat(video.fieldNames())
                    .toIterable()
                    .contains("canPublish", "canPublishData", "canSubscribe", "canUpdateOwnMetadata")
                    .doesNotContain(
                            "roomCreate",
                            "roomList",
                            "roomRecord",
                            "roomAdmin",
                            "recorder",
                            "ingressAdmin",
                            "hidden",
                            "agent",
                            "destinationRoom");
        }
    }

    @Test
    void what_was_asked_for_travels_along() {
        var facts = facts(
                viewing(),
                "Dr. \"Ana\" Ärztin 👩‍⚕️",
                "{\"bed\": \"3\\u0000\"}\n",
                Map.of("ward", "3", "note", "a \"b\" \\ c"),
                UNLIMITED);
        var claims = claims(facts);
        assertThat(claims.path("name").textValue()).isEqualTo("Dr. \"Ana\" Ärztin 👩‍⚕️");
        assertThat(claims.path("metadata").textValue()).isEqualTo("{\"bed\": \"3\\u0000\"}\n");
        assertThat(claims.path("attributes")).isEqualTo(json("""
                {"rooms.token_id": "0195512a-4c3e-7a10-b1c2-d3e4f5a6b7c8", "ward": "3", "note": "a \\"b\\" \\\\ c"}
                """));
    }

    @Test
    void the_first_who_joins_makes_the_room_with_its_limits() {
        var limits = new SessionLimits(12, 120, 15);
        assertThat(claims(facts(viewing(), null, null, Map.of(), limits)).path("roomConfig"))
                .isEqualTo(json("{\"emptyTimeout\": 120, \"departureTimeout\": 15, \"maxParticipants\": 12}"));
    }

    @Test
    void the_limits_are_written_under_the_names_that_livekit_reads() {
        var known = RoomConfiguration.getDescriptor().getFields().stream()
                .collect(Collectors.toMap(FieldDescriptor::getJsonName, FieldDescriptor::getJavaType));
        var limits = new SessionLimits(12, 120, 15);
        var written = claims(facts(viewing(), null, null, Map.of(), limits)).path("roomConfig");
        assertThat(written.fieldNames())
                .toIterable()
                .allSatisfy(name -> assertThat(known).containsEntry(name, FieldDescriptor.JavaType.INT));
    }

    @Test
    void a_token_is_signed_with_our_key_and_nothing_more() {
        var token = TOKENS.sign(facts(viewing()), ROOM).token();
        var middle = token.substring(token.indexOf('.') + 1, token.lastIndexOf('.'));
        var payload = new String(Base64.getUrlDecoder().decode(middle), StandardCharsets.UTF_8);
        assertThat(token).isEqualTo(HandMadeToken.of(payload, SECRET));
    }

    @Test
    void the_same_facts_give_the_same_token_to_the_letter() {
        var attributes = IntStream.range(0, 20)
                .boxed()
                .collect(Collectors.toMap(number -> "attribute" + number, number -> "value" + number));
        var facts = facts(viewing(), "Ana", "{}", attributes, UNLIMITED);
        var again = facts(viewing(), "Ana", "{}", attributes, UNLIMITED);
        assertThat(TOKENS.sign(again, ROOM)).isEqualTo(TOKENS.sign(facts, ROOM));
    }

    @Test
    void attributes_stand_in_the_same_order_in_every_run() {
        var facts = facts(viewing(), null, null, Map.of("c", "3", "a", "1", "d", "4", "b", "2"), UNLIMITED);
        assertThat(claims(facts).path("attributes").fieldNames())
                .toIterable()
                .containsExactly("rooms.token_id", "a", "b", "c", "d");
    }

    @Test
    void a_client_is_told_where_to_join() {
        var server = new LiveKitServer(
                Optional.of("devkey"),
                Optional.of(SECRET),
                Optional.of("ws://10.0.0.7:7880"),
                Optional.of("wss://live.example.org"));
        assertThat(new LiveKitJoinTokens(server).sign(facts(viewing()), ROOM).serverUrl())
                .isEqualTo("wss://live.example.org");
        assertThat(TOKENS.sign(facts(viewing()), ROOM).serverUrl()).isEqualTo("wss://livekit.example.org");
    }

    @Test
    void without_a_server_there_is_nothing_to_join() {
        var tokens = tokens(null);
        var facts = facts(viewing());
        assertThatThrownBy(() -> tokens.sign(facts, ROOM)).isInstanceOf(MediaServerUnavailable.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"key", "secret"})
    void without_a_key_pair_there_is_nothing_to_join_with(String missing) {
        var server = new LiveKitServer(
                missing.equals("key") ? Optional.empty() : Optional.of("devkey"),
                missing.equals("secret") ? Optional.empty() : Optional.of(SECRET),
                Optional.of("wss://livekit.example.org"),
                Optional.empty());
        var facts = facts(viewing());
        assertThatThrownBy(() -> new LiveKitJoinTokens(server).sign(facts, ROOM))
                .isInstanceOf(MediaServerUnavailable.class);
    }

    @Test
    void what_was_signed_does_not_print_its_token() {
        var signed = TOKENS.sign(facts(viewing()), ROOM);
        assertThat(List.of(signed.token().split("\\.", -1)))
                .allSatisfy(part -> assertThat(signed.toString()).doesNotContain(part));
    }
}
