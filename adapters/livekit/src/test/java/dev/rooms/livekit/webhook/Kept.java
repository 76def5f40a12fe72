package dev.rooms.livekit.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.stream.Stream;

/** What is kept of a webhook, in the plainest way: the tree of a general parser, asked for each path. */
final class Kept {
    static final Set<String> NAMES = Set.of(
            "/event",
            "/id",
            "/createdAt",
            "/roomEndReason",
            "/room/sid",
            "/room/name",
            "/participant/identity",
            "/participant/sid",
            "/participant/kind",
            "/participant/state",
            "/participant/joinedAt",
            "/participant/joinedAtMs",
            "/participant/disconnectReason",
            "/participant/attributes/rooms.token_id",
            "/track/sid",
            "/track/source",
            "/track/type",
            "/egressInfo/egressId",
            "/egressInfo/roomName",
            "/egressInfo/status",
            "/egressInfo/startedAt",
            "/egressInfo/endedAt",
            "/egressInfo/updatedAt",
            "/egressInfo/fileResults/0/startedAt",
            "/egressInfo/fileResults/0/endedAt",
            "/egressInfo/fileResults/0/duration",
            "/egressInfo/fileResults/0/size",
            "/ingressInfo/ingressId");

    static final Set<String> TEXTS = Set.of(
            "/participant/name",
            "/egressInfo/error",
            "/egressInfo/details",
            "/egressInfo/roomComposite/fileOutputs/0/filepath",
            "/egressInfo/participant/fileOutputs/0/filepath",
            "/egressInfo/trackComposite/fileOutputs/0/filepath",
            "/egressInfo/fileResults/0/filename");

    private static final JsonMapper JSON = new JsonMapper();

    private Kept() {}

    static Stream<String> places() {
        return Stream.concat(NAMES.stream(), TEXTS.stream());
    }

    static JsonNode tree(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static JsonNode of(String webhook) {
        return members("", tree(webhook));
    }

    private static ObjectNode members(String path, JsonNode object) {
        var kept = JsonNodeFactory.instance.objectNode();
        object.forEachEntry((name, value) -> {
            var place = path + '/' + name;
            if (NAMES.contains(place) || TEXTS.contains(place)) {
                kept.set(name, leaf(place, value));
            } else if (isAbove(place + "/0/")) {
                kept.set(name, first(place + "/0", value));
            } else if (isAbove(place + '/')) {
                kept.set(name, members(place, value));
            }
        });
        return kept;
    }

    private static boolean isAbove(String path) {
        return places().anyMatch(it -> it.startsWith(path));
    }

    private static JsonNode first(String path, JsonNode list) {
        if (!list.isArray()) {
            return JsonNodeFactory.instance.objectNode();
        }
        var kept = JsonNodeFactory.instance.arrayNode();
        if (list.path(0).isObject()) {
            kept.add(members(path, list.path(0)));
        }
        return kept;
    }

    private static JsonNode leaf(String path, JsonNode value) {
        if (value.isContainerNode()) {
            return JsonNodeFactory.instance.objectNode();
        }
        if (!value.isTextual()) {
            return value;
        }
        var text = storable(value.textValue());
        return TextNode.valueOf(Credentials.removed(TEXTS.contains(path) ? UrlSecrets.removed(text) : text));
    }

    private static String storable(String text) {
        return text.replace('\0', '\uFFFD')
                .replaceAll("(?<![\\uD800-\\uDBFF])[\\uDC00-\\uDFFF]|[\\uD800-\\uDBFF](?![\\uDC00-\\uDFFF])", "\uFFFD");
    }
}
