package dev.rooms.postgres.template;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rooms.domain.template.Codec;
import dev.rooms.domain.template.RoomSettings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Room settings as they are kept: only what was said. Written by hand, so that the native binary reflects on nothing. */
public final class SettingsJson {
    private static final JsonMapper MAPPER = new JsonMapper();

    private SettingsJson() {}

    public static String write(RoomSettings settings) {
        return node(settings).toString();
    }

    public static RoomSettings read(String json) {
        return settings(tree(json));
    }

    public static JsonNode tree(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException damaged) {
            throw new IllegalStateException("stored JSON is damaged", damaged);
        }
    }

    static ObjectNode node(RoomSettings settings) {
        var json = JsonNodeFactory.instance.objectNode();
        put(json, "max_participants", settings.maxParticipants());
        put(json, "empty_timeout", settings.emptyTimeout());
        put(json, "departure_timeout", settings.departureTimeout());
        put(json, "max_duration", settings.maxDuration());
        put(json, "grace", settings.grace());
        put(json, "recording_enabled", settings.recordingEnabled());
        put(json, "sip_enabled", settings.sipEnabled());
        if (settings.codecs() != null) {
            var codecs = json.putArray("codecs");
            settings.codecs().forEach(codec -> codecs.add(codec.name()));
        }
        if (settings.metadata() != null) {
            json.set("metadata", texts(settings.metadata()));
        }
        return json;
    }

    static RoomSettings settings(JsonNode json) {
        return new RoomSettings(
                number(json, "max_participants"),
                number(json, "empty_timeout"),
                number(json, "departure_timeout"),
                number(json, "max_duration"),
                number(json, "grace"),
                json.has("codecs") ? codecs(json.get("codecs")) : null,
                flag(json, "recording_enabled"),
                flag(json, "sip_enabled"),
                json.has("metadata") ? texts(json.get("metadata")) : null);
    }

    public static ObjectNode texts(Map<String, String> texts) {
        var json = JsonNodeFactory.instance.objectNode();
        texts.forEach(json::put);
        return json;
    }

    public static Map<String, String> texts(String json) {
        return texts(tree(json));
    }

    private static Map<String, String> texts(JsonNode json) {
        var texts = new LinkedHashMap<String, String>();
        json.properties()
                .forEach(entry -> texts.put(entry.getKey(), entry.getValue().asText()));
        return texts;
    }

    private static List<Codec> codecs(JsonNode json) {
        return json.valueStream().map(name -> Codec.valueOf(name.asText())).toList();
    }

    static void put(ObjectNode json, String field, @Nullable Integer value) {
        if (value != null) {
            json.put(field, value);
        }
    }

    private static void put(ObjectNode json, String field, @Nullable Boolean value) {
        if (value != null) {
            json.put(field, value);
        }
    }

    static @Nullable Integer number(JsonNode json, String field) {
        return json.has(field) ? (Integer) json.get(field).intValue() : null;
    }

    private static @Nullable Boolean flag(JsonNode json, String field) {
        return json.has(field) ? (Boolean) json.get(field).booleanValue() : null;
    }
}
