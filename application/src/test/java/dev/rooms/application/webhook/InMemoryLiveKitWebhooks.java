package dev.rooms.application.webhook;

import dev.rooms.application.recording.EgressReport;
import dev.rooms.application.shared.StoreRefused;
import dev.rooms.application.webhook.WebhookEvent.LiveParticipant;
import dev.rooms.application.webhook.WebhookEvent.LiveRoom;
import dev.rooms.domain.participant.ParticipantKind;
import dev.rooms.domain.participant.ParticipantSid;
import dev.rooms.domain.participant.TrackSid;
import dev.rooms.domain.participant.TrackSource;
import dev.rooms.domain.recording.EgressId;
import dev.rooms.domain.recording.ObjectKey;
import dev.rooms.domain.room.LiveKitRoomName;
import dev.rooms.domain.room.RoomSid;
import dev.rooms.domain.shared.ParticipantIdentity;
import dev.rooms.domain.shared.TokenId;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Iterator;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Webhooks as lines of words, so that whole flows can be tested without LiveKit. {@link #SIGNED} is the signature. */
public final class InMemoryLiveKitWebhooks implements LiveKitWebhooks {
    public static final String SIGNED = "signed";
    private static final String NOTHING = "~";
    private static final String EGRESS = "egress_updated";
    private static final String POISON = "poison";
    private static final String REFUSED = "refused";

    /** What LiveKit would send. */
    public static byte[] body(WebhookEventId id, WebhookEvent event) {
        return bytes(line(id.value()) + " " + line(event));
    }

    /** An event of this room that nobody can read. */
    public static byte[] poison(WebhookEventId id, LiveKitRoomName room) {
        return bytes(line(id.value(), POISON, room.value()));
    }

    /** An event of this room whose data the store refuses. */
    public static byte[] refused(WebhookEventId id, LiveKitRoomName room) {
        return bytes(line(id.value(), REFUSED, room.value()));
    }

    @Override
    public SignedDigest verify(@Nullable String authorization) {
        if (!SIGNED.equals(authorization)) {
            throw new WebhookRefused(WebhookRefused.Reason.SIGNATURE);
        }
        return new SignedDigest(SIGNED);
    }

    @Override
    public SignedWebhook open(SignedDigest signed, WebhookBody body) {
        var payload = new String(body.bytes(), StandardCharsets.UTF_8);
        var words = words(payload);
        var id = text(words);
        if (!id.startsWith("EV_") || !words.hasNext()) {
            throw new WebhookUnreadable();
        }
        words.next();
        return new SignedWebhook(new WebhookEventId(id), words.hasNext() ? text(words) : "", payload);
    }

    @Override
    public WebhookEvent read(String payload, Instant receivedAt) {
        var words = words(payload);
        words.next();
        var event = text(words);
        if (event.equals(POISON)) {
            throw new IllegalStateException("poisoned");
        }
        if (event.equals(REFUSED)) {
            throw new StoreRefused(new IllegalArgumentException("index row too large"));
        }
        if (!words.hasNext()) {
            return new WebhookEvent.Other();
        }
        if (event.equals(EGRESS)) {
            return new WebhookEvent.EgressChanged(egress(words));
        }
        var room = new LiveRoom(new LiveKitRoomName(text(words)), new RoomSid(text(words)));
        var at = Instant.parse(text(words));
        return switch (event) {
            case "room_started" -> new WebhookEvent.RoomStarted(room, at);
            case "room_finished" -> new WebhookEvent.RoomFinished(room, at);
            case "participant_joined" -> new WebhookEvent.ParticipantJoined(room, participant(words), at);
            case "participant_left" -> new WebhookEvent.ParticipantLeft(room, participant(words), at);
            case "participant_connection_aborted" -> new WebhookEvent.JoinFailed(room, participant(words), at);
            case "track_published" ->
                new WebhookEvent.TrackPublished(
                        room, new ParticipantSid(text(words)), new TrackSid(text(words)), source(words), at);
            case "track_unpublished" ->
                new WebhookEvent.TrackUnpublished(
                        room, new ParticipantSid(text(words)), new TrackSid(text(words)), source(words), at);
            default -> new WebhookEvent.Other();
        };
    }

    private static String line(WebhookEvent event) {
        return switch (event) {
            case WebhookEvent.RoomStarted it -> line("room_started", it.room(), it.at());
            case WebhookEvent.RoomFinished it -> line("room_finished", it.room(), it.at());
            case WebhookEvent.ParticipantJoined it ->
                line("participant_joined", it.room(), it.at()) + " " + line(it.participant());
            case WebhookEvent.ParticipantLeft it ->
                line("participant_left", it.room(), it.at()) + " " + line(it.participant());
            case WebhookEvent.JoinFailed it ->
                line("participant_connection_aborted", it.room(), it.at()) + " " + line(it.participant());
            case WebhookEvent.TrackPublished it ->
                line("track_published", it.room(), it.at())
                        + " "
                        + line(it.participant().value(), it.track().value(), it.source());
            case WebhookEvent.TrackUnpublished it ->
                line("track_unpublished", it.room(), it.at())
                        + " "
                        + line(it.participant().value(), it.track().value(), it.source());
            case WebhookEvent.EgressChanged it -> line(it.report());
            case WebhookEvent.Other _ -> line("egress_started");
        };
    }

    private static String line(String event, LiveRoom room, Instant at) {
        return line(event, room.name().value(), room.sid().value(), at);
    }

    private static String line(LiveParticipant it) {
        var token = it.token();
        return line(
                it.sid().value(),
                it.identity().value(),
                it.name(),
                it.kind(),
                token == null ? null : token.value(),
                it.joinedAt(),
                it.disconnectReason());
    }

    private static String line(EgressReport it) {
        return line(
                EGRESS,
                it.id().value(),
                it.room().value(),
                it.key() == null ? null : it.key().value(),
                it.state(),
                it.reason(),
                it.startedAt(),
                it.endedAt(),
                it.updatedAt(),
                it.duration(),
                it.size());
    }

    private static EgressReport egress(Iterator<String> words) {
        return new EgressReport(
                new EgressId(text(words)),
                new LiveKitRoomName(text(words)),
                found(words, ObjectKey::new),
                EgressReport.State.valueOf(text(words)),
                find(words),
                found(words, Instant::parse),
                found(words, Instant::parse),
                found(words, Instant::parse),
                found(words, Duration::parse),
                found(words, Long::valueOf));
    }

    private static <T> @Nullable T found(Iterator<String> words, Function<String, T> reader) {
        var word = find(words);
        return word == null ? null : reader.apply(word);
    }

    private static String line(@Nullable Object... words) {
        return Arrays.stream(words)
                .map(word -> word == null ? NOTHING : URLEncoder.encode(word.toString(), StandardCharsets.UTF_8))
                .collect(Collectors.joining(" "));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static LiveParticipant participant(Iterator<String> words) {
        return new LiveParticipant(
                new ParticipantSid(text(words)),
                new ParticipantIdentity(text(words)),
                find(words),
                ParticipantKind.valueOf(text(words)),
                token(find(words)),
                Instant.parse(text(words)),
                find(words));
    }

    private static @Nullable TokenId token(@Nullable String text) {
        return text == null ? null : new TokenId(UUID.fromString(text));
    }

    private static TrackSource source(Iterator<String> words) {
        return TrackSource.valueOf(text(words));
    }

    private static Iterator<String> words(String line) {
        return Arrays.asList(line.split(" ", -1)).iterator();
    }

    private static @Nullable String find(Iterator<String> words) {
        var word = words.next();
        return word.equals(NOTHING) ? null : decoded(word);
    }

    private static String text(Iterator<String> words) {
        return decoded(words.next());
    }

    private static String decoded(String word) {
        return URLDecoder.decode(word, StandardCharsets.UTF_8);
    }
}
