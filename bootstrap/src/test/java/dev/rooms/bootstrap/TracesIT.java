package dev.rooms.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Traces go where OpenTelemetry's own settings say, and hold nothing that opens a room. */
class TracesIT {
    private static final String KEY = "rk_it_000000000000000000000000000000000";
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String TRACEPARENT = "00-" + TRACE + "-00f067aa0ba902b7-01";
    private static final Map<String, String> CALLER =
            Map.of("Authorization", "Bearer " + KEY, "Content-Type", "application/json", "traceparent", TRACEPARENT);
    private static final Duration SOON = Duration.ofSeconds(15);

    private static EmbeddedPostgres database;
    private static Listener livekit;
    private static Listener collector;
    private static PackagedRooms rooms;

    @BeforeAll
    static void start() throws IOException {
        database = EmbeddedPostgres.start();
        livekit = new Listener();
        collector = new Listener();
        var settings = settings(livekit);
        settings.put("OTEL_EXPORTER_OTLP_ENDPOINT", collector.url("http"));
        settings.put("OTEL_SERVICE_NAME", "our-rooms");
        settings.put("OTEL_SPAN_EVENT_COUNT_LIMIT", "128");
        settings.put("OTEL_PROPAGATORS", "tracecontext,baggage");
        settings.put("OTEL_RESOURCE_ATTRIBUTES", "deployment.environment.name=stage");
        rooms = PackagedRooms.start(settings);
    }

    @AfterAll
    static void stop() throws IOException {
        rooms.close();
        collector.close();
        livekit.close();
        database.close();
    }

    private static Map<String, String> settings(Listener server) {
        var settings = PackagedRooms.settings(database, "postgres");
        settings.put("LIVEKIT_SERVER_URL", server.url("ws"));
        settings.put("ROOMS_API_KEY", KEY);
        return settings;
    }

    /** Every text and id that the collector has got; protobuf leaves both as they are. */
    private static String spans() {
        return collector.asked().stream().map(Listener.Asked::body).collect(Collectors.joining("\n"));
    }

    private static String bytes(String hex) {
        return new String(HexFormat.of().parseHex(hex), StandardCharsets.ISO_8859_1);
    }

    private static String made(PackagedRooms rooms) {
        return rooms.post("/api/v1/rooms", CALLER, "{\"name\": \"a\", \"room_type\": \"group\"}")
                .flatMap(made -> made.headers().firstValue("Location"))
                .orElseThrow();
    }

    private static String minted(PackagedRooms rooms, String room) {
        return rooms.post(room + "/token", CALLER, "{\"identity\": \"ana\", \"role\": \"host\"}")
                .map(minted -> JsonPath.from(minted.body()).getString("token"))
                .orElseThrow();
    }

    @Test
    void a_request_is_a_span_of_the_callers_trace_without_query_and_token() {
        var token = minted(rooms, made(rooms));
        var ofTheTrace = Map.of("traceparent", TRACEPARENT);
        var authorized = rooms.get("/internal/authorize?access_token=" + token, ofTheTrace);
        assertThat(authorized.orElseThrow().statusCode()).isEqualTo(200);
        var unknown = rooms.get("/api/v1/rooms?nonsense=1&access_token=" + token, CALLER);
        assertThat(unknown.orElseThrow().statusCode()).isEqualTo(400);
        var broken = rooms.post("/api/v1/tokens/introspect", CALLER, "{\"token\": " + token + "}")
                .orElseThrow();
        assertThat(broken.statusCode()).isEqualTo(400);
        var id = broken.headers().firstValue("X-Request-Id").orElseThrow();
        Eventually.within(SOON, "the spans arrive", () -> spans().contains(id));
        assertThat(collector.asked()).extracting(Listener.Asked::path).containsOnly("/v1/traces");
        assertThat(spans())
                .contains("our-rooms", "stage", bytes(TRACE))
                .contains("POST /api/v1/rooms/{id}/token", "GET /internal/authorize")
                .doesNotContain(token.substring(0, 20), "access_token", KEY);
    }

    @Test
    void what_is_no_http_is_refused_with_a_problem_beside_a_tracer() throws IOException {
        assertThat(raw("GET /api/v1/rooms?x=%zz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"))
                .contains(" 400 ", "application/problem+json");
        assertThat(raw("GET /" + "a".repeat(20_000) + " HTTP/1.1\r\nHost: a\r\n\r\n"))
                .contains(" 414 ", "\"code\":\"uri-too-long\"");
        assertThat(raw("GET / HTTP/1.1\r\nHost: a\r\nX: " + "a".repeat(40_000) + "\r\n\r\n"))
                .contains(" 431 ", "\"code\":\"headers-too-large\"");
    }

    private static String raw(String request) throws IOException {
        try (var connection = rooms.connect()) {
            connection.setSoTimeout(5_000);
            connection.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(connection.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** A room for which there is a token is ended at LiveKit too. */
    private static void closeAfterMint(PackagedRooms rooms) {
        var room = made(rooms);
        minted(rooms, room);
        rooms.post(room + "/close", CALLER, "");
    }

    @Test
    void what_a_request_demands_of_livekit_carries_its_trace() {
        closeAfterMint(rooms);
        Eventually.within(
                SOON,
                "LiveKit is told the trace",
                () -> livekit.asked().stream()
                        .anyMatch(call -> call.path().endsWith("/DeleteRoom")
                                && String.valueOf(call.headers().getFirst("traceparent"))
                                        .startsWith("00-" + TRACE)));
        assertThat(livekit.asked()).noneMatch(call -> call.headers().containsKey("baggage"));
    }

    @Test
    void nothing_is_traced_without_a_collector() throws IOException {
        try (var silent = new Listener()) {
            try (var untraced = PackagedRooms.start(settings(silent))) {
                closeAfterMint(untraced);
                Eventually.within(
                        SOON, "LiveKit is called", () -> !silent.asked().isEmpty());
                assertThat(silent.asked()).noneMatch(call -> call.headers().containsKey("traceparent"));
            }
        }
    }
}
