package dev.rooms.http.room;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rooms.application.room.RoomView;
import dev.rooms.domain.room.Layered;
import dev.rooms.http.shared.Bodies;
import java.util.LinkedHashMap;

/** A room of which every setting says where its value comes from: {@code {"value": 20, "origin": "template"}}. */
final class EffectiveRoom {
    private EffectiveRoom() {}

    static ObjectNode of(RoomView view, Bodies bodies) {
        var settings = view.settings();
        var origins = new LinkedHashMap<String, Layered<?>>();
        origins.put("max_participants", settings.maxParticipants());
        origins.put("empty_timeout_seconds", settings.emptyTimeout());
        origins.put("departure_timeout_seconds", settings.departureTimeout());
        origins.put("max_duration_seconds", settings.maxDuration());
        origins.put("grace_seconds", settings.grace());
        origins.put("codecs", settings.codecs());
        origins.put("recording_enabled", settings.recordingEnabled());
        origins.put("sip_enabled", settings.sipEnabled());
        origins.put("metadata", settings.metadata());
        var room = bodies.write(RoomJson.of(view));
        origins.forEach((field, layered) -> {
            var value = room.remove(field);
            room.putObject(field).put("origin", layered.origin().text()).set("value", value);
        });
        var policy = view.recording();
        ofTemplate(room, "consent_policy", bodies.node(policy.consent()));
        ofTemplate(room, "late_joiner_policy", bodies.node(policy.lateJoiner()));
        ofTemplate(room, "consent_text_version", bodies.node(policy.consentTextVersion()));
        ofTemplate(room, "recording_auto_start", bodies.node(policy.autoStart()));
        ofTemplate(room, "retention_days", bodies.node(policy.retentionDays()));
        return room;
    }

    private static void ofTemplate(ObjectNode room, String field, JsonNode value) {
        room.putObject(field).put("origin", Layered.Origin.TEMPLATE.text()).set("value", value);
    }
}
