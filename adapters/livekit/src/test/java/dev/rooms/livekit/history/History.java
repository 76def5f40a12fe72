package dev.rooms.livekit.history;

import dev.rooms.application.webhook.LiveKitWebhooks;
import dev.rooms.application.webhook.WebhookEvent;
import dev.rooms.domain.room.LiveKitRoomName;
import dev.rooms.domain.room.RoomSid;
import dev.rooms.livekit.shared.LiveKitServer;
import dev.rooms.livekit.webhook.SignedLiveKitWebhooks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a real LiveKit told of two sessions of one room, and of a room that is not ours. Between them somebody came back
 * with a token of the first, under its name. {@code RecordedHistoryTest} in bootstrap plays and records it.
 *
 * @param closedAt when Rooms closed the room
 * @param names of our sessions, in their order
 * @param sessions the rooms of LiveKit that were our sessions: the first of each name
 */
record History(List<Told> told, Instant closedAt, List<LiveKitRoomName> names, List<RoomSid> sessions) {
    private static final String CLOSE = "close";
    private static final Pattern TIME = Pattern.compile("\"(createdAt|joinedAt|joinedAtMs)\": ?\"(\\d+)\"");
    private static final Duration QUIET = Duration.ofMillis(400);

    /** Reads as Rooms does. */
    static final LiveKitWebhooks READER = new SignedLiveKitWebhooks(
            new LiveKitServer(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()),
            InstantSource.system());

    static final History RECORDED = recorded();

    private static History of(List<Told> told, Instant closedAt) {
        var ours = new LinkedHashMap<LiveKitRoomName, RoomSid>();
        told.stream()
                .map(Told::room)
                .filter(room -> room.name().value().startsWith("s-"))
                .forEach(room -> ours.putIfAbsent(room.name(), room.sid()));
        return new History(told, closedAt, List.copyOf(ours.keySet()), List.copyOf(ours.values()));
    }

    private static History recorded() {
        var told = new ArrayList<Told>();
        var closedAt = Instant.MAX;
        for (var line : lines()) {
            var at = Instant.parse(line.substring(0, line.indexOf(' ')));
            var what = line.substring(line.indexOf(' ') + 1);
            if (what.equals(CLOSE)) {
                closedAt = at;
            } else {
                var event = READER.read(what, at);
                if (!(event instanceof WebhookEvent.Other)) {
                    told.add(new Told(told.size(), at, happened(what, at), what, event));
                }
            }
        }
        return of(List.copyOf(told), closedAt);
    }

    private static Instant happened(String payload, Instant arrived) {
        var created =
                TIME.matcher(payload).results().filter(found -> found.group(1).equals("createdAt"));
        var second = Instant.ofEpochSecond(
                Long.parseLong(created.findFirst().orElseThrow().group(2)));
        var last = second.plusMillis(999);
        return arrived.isBefore(last) ? arrived : last;
    }

    private static List<String> lines() {
        try (var file = History.class.getResourceAsStream("/recorded-history.txt")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** @return when the first session ended, which the second waited for */
    Told firstEnd() {
        return end(sessions.getFirst());
    }

    Told end(RoomSid sid) {
        return told.stream()
                .filter(each -> each.event() instanceof WebhookEvent.RoomFinished
                        && each.room().sid().equals(sid))
                .findFirst()
                .orElseThrow();
    }

    /** Moments when nothing was going on, at which time can be stretched. */
    List<Instant> pauses() {
        var pauses = new ArrayList<Instant>();
        for (var next = 1; next < told.size(); next++) {
            var at = told.get(next).happenedAt();
            if (Duration.between(told.get(next - 1).happenedAt(), at).compareTo(QUIET) >= 0) {
                pauses.add(at.minus(QUIET.dividedBy(2)));
            }
        }
        return pauses;
    }

    /** The same with other times. */
    History stretched(Stretch stretch) {
        var moved = told.stream()
                .map(each -> {
                    var more = stretch.by(each.happenedAt());
                    var at = each.at().plus(more);
                    var payload = moved(each, stretch);
                    return new Told(each.number(), at, each.happenedAt().plus(more), payload, READER.read(payload, at));
                })
                .toList();
        return new History(moved, stretch.of(closedAt), names, sessions);
    }

    private static String moved(Told each, Stretch stretch) {
        return TIME.matcher(each.payload()).replaceAll(found -> {
            var value = Long.parseLong(found.group(2));
            var time = switch (found.group(1)) {
                // The second of that moment moves together with it.
                case "createdAt" -> value + stretch.by(each.happenedAt()).toSeconds();
                case "joinedAt" ->
                    value + stretch.by(Instant.ofEpochSecond(value)).toSeconds();
                default -> value + stretch.by(Instant.ofEpochMilli(value)).toMillis();
            };
            return "\"" + found.group(1) + "\":\"" + time + "\"";
        });
    }
}
