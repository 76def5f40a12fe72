package dev.rooms.postgres.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rooms.domain.shared.ParticipantRole;
import dev.rooms.domain.template.ConsentPolicy;
import dev.rooms.domain.template.LateJoinerPolicy;
import dev.rooms.domain.template.PublishSource;
import dev.rooms.domain.template.RecordingPolicy;
import dev.rooms.domain.template.RolePolicy;
import dev.rooms.domain.template.RoomTemplate;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;

/** A revision of a template as it is kept. */
final class DraftJson {
    private DraftJson() {}

    static String write(RoomTemplate.Draft draft) {
        var json = JsonNodeFactory.instance.objectNode().put("name", draft.name());
        json.set("settings", SettingsJson.node(draft.settings()));
        var roles = json.putObject("roles");
        draft.roles().forEach((role, policy) -> roles.set(role.name(), node(policy)));
        json.set("recording", node(draft.recording()));
        return json.toString();
    }

    static RoomTemplate.Draft read(String text) {
        var json = SettingsJson.tree(text);
        return new RoomTemplate.Draft(
                json.get("name").asText(),
                SettingsJson.settings(json.get("settings")),
                roles(json.get("roles")),
                recording(json.get("recording")));
    }

    private static ObjectNode node(RolePolicy policy) {
        var json = JsonNodeFactory.instance.objectNode();
        var sources = json.putArray("publish_sources");
        policy.publishSources().stream().sorted().forEach(source -> sources.add(source.name()));
        return json.put("can_publish_data", policy.canPublishData())
                .put("can_subscribe", policy.canSubscribe())
                .put("max_ttl", policy.maxTtl().toSeconds())
                .put("lead", policy.lead().toSeconds());
    }

    private static Map<ParticipantRole, RolePolicy> roles(JsonNode json) {
        var roles = new EnumMap<ParticipantRole, RolePolicy>(ParticipantRole.class);
        json.properties().forEach(role -> roles.put(ParticipantRole.valueOf(role.getKey()), role(role.getValue())));
        return roles;
    }

    private static RolePolicy role(JsonNode json) {
        return new RolePolicy(
                json.get("publish_sources")
                        .valueStream()
                        .map(source -> PublishSource.valueOf(source.asText()))
                        .collect(Collectors.toSet()),
                json.get("can_publish_data").booleanValue(),
                json.get("can_subscribe").booleanValue(),
                Duration.ofSeconds(json.get("max_ttl").longValue()),
                Duration.ofSeconds(json.get("lead").longValue()));
    }

    private static ObjectNode node(RecordingPolicy policy) {
        var json = JsonNodeFactory.instance
                .objectNode()
                .put("consent", policy.consent().name())
                .put("late_joiner", policy.lateJoiner().name())
                .put("consent_text_version", policy.consentTextVersion())
                .put("auto_start", policy.autoStart());
        SettingsJson.put(json, "retention_days", policy.retentionDays());
        return json;
    }

    private static RecordingPolicy recording(JsonNode json) {
        return new RecordingPolicy(
                ConsentPolicy.valueOf(json.get("consent").asText()),
                LateJoinerPolicy.valueOf(json.get("late_joiner").asText()),
                json.get("consent_text_version").textValue(),
                json.get("auto_start").booleanValue(),
                SettingsJson.number(json, "retention_days"));
    }
}
