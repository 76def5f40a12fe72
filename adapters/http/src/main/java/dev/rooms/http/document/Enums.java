package dev.rooms.http.document;

import dev.rooms.application.webhook.InboxItem;
import dev.rooms.domain.consent.ConsentDecision;
import dev.rooms.domain.drift.DriftKind;
import dev.rooms.domain.event.EventType;
import dev.rooms.domain.participant.ParticipantKind;
import dev.rooms.domain.recording.RecordingKind;
import dev.rooms.domain.recording.RecordingLayout;
import dev.rooms.domain.recording.RecordingPreset;
import dev.rooms.domain.recording.RecordingStatus;
import dev.rooms.domain.room.RoomEndReason;
import dev.rooms.domain.room.RoomStatus;
import dev.rooms.domain.room.SessionEndReason;
import dev.rooms.domain.shared.ActorKind;
import dev.rooms.domain.shared.ParticipantRole;
import dev.rooms.domain.shared.Scope;
import dev.rooms.domain.template.Codec;
import dev.rooms.domain.template.ConsentPolicy;
import dev.rooms.domain.template.LateJoinerPolicy;
import dev.rooms.domain.template.PublishSource;
import dev.rooms.domain.template.RoomType;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;

/** The enums of the API, each a schema of its own that requests, answers and parameters refer to. */
final class Enums {
    private static final String NAMES = "x-enum-varnames";
    private static final String REFERENCE = "#/components/schemas/";

    private static final Map<String, List<Object>> VALUES = new TreeMap<>(Map.ofEntries(
            values(RoomType.values(), RoomType::text),
            values(RoomStatus.values(), RoomStatus::text),
            values(RoomEndReason.values(), RoomEndReason::text),
            values(SessionEndReason.values(), SessionEndReason::text),
            values(ParticipantRole.values(), ParticipantRole::text),
            values(ParticipantKind.values(), ParticipantKind::text),
            values(Codec.values(), Codec::mime),
            values(PublishSource.values(), PublishSource::text),
            values(ConsentPolicy.values(), ConsentPolicy::text),
            values(LateJoinerPolicy.values(), LateJoinerPolicy::text),
            values(ConsentDecision.values(), ConsentDecision::text),
            values(Scope.values(), Scope::text),
            values(RecordingKind.values(), RecordingKind::text),
            values(RecordingLayout.values(), RecordingLayout::text),
            values(RecordingPreset.values(), RecordingPreset::name),
            values(RecordingStatus.values(), RecordingStatus::text),
            values(DriftKind.values(), DriftKind::text),
            values(EventType.values(), EventType::text),
            values(ActorKind.values(), ActorKind::text),
            Map.entry(
                    "InboxState",
                    Arrays.stream(InboxItem.State.values())
                            .<Object>map(InboxItem.State::text)
                            .toList()),
            Map.entry("ParticipantState", List.of("joined", "left", "failed"))));

    /** The enum of a member of all schemas, or of one. */
    private static final Map<String, String> OF_MEMBER = Map.ofEntries(
            Map.entry("room_type", "RoomType"),
            Map.entry("role", "ParticipantRole"),
            Map.entry("decision", "ConsentDecision"),
            Map.entry("consent_policy", "ConsentPolicy"),
            Map.entry("late_joiner_policy", "LateJoinerPolicy"),
            Map.entry("codecs", "Codec"),
            Map.entry("scopes", "Scope"),
            Map.entry("publish_sources", "PublishSource"),
            Map.entry("layout", "RecordingLayout"),
            Map.entry("preset", "RecordingPreset"),
            Map.entry("Room.status", "RoomStatus"),
            Map.entry("Room.end_reason", "RoomEndReason"),
            Map.entry("RoomChange.status", "RoomStatus"),
            Map.entry("RoomChange.previous_status", "RoomStatus"),
            Map.entry("Session.end_reason", "SessionEndReason"),
            Map.entry("CurrentSession.end_reason", "SessionEndReason"),
            Map.entry("Recording.status", "RecordingStatus"),
            Map.entry("RecordingChange.status", "RecordingStatus"),
            Map.entry("RecordingChange.previous_status", "RecordingStatus"),
            Map.entry("Recording.kind", "RecordingKind"),
            Map.entry("StartBody.kind", "RecordingKind"),
            Map.entry("Participant.kind", "ParticipantKind"),
            Map.entry("Participant.state", "ParticipantState"),
            Map.entry("Actor.kind", "ActorKind"),
            Map.entry("Drift.kind", "DriftKind"),
            Map.entry("InboxItem.state", "InboxState"),
            Map.entry("Event.type", "EventType"));

    private Enums() {}

    private static <E extends Enum<E>> Map.Entry<String, List<Object>> values(E[] values, Function<E, String> text) {
        return Map.entry(
                values[0].getDeclaringClass().getSimpleName(),
                Arrays.stream(values).<Object>map(text).toList());
    }

    static void complete(Map<String, Schema> schemas) {
        VALUES.forEach((name, values) -> schemas.put(name, schema(name, values)));
        schemas.forEach((name, schema) -> {
            if (schema.getProperties() != null) {
                schema.getProperties()
                        .forEach((member, value) -> of(name, member).ifPresent(type -> {
                            var place = value.getItems() == null ? value : value.getItems();
                            refer(place, type);
                        }));
            }
        });
    }

    private static Schema schema(String name, List<Object> values) {
        var schema = OASFactory.createSchema()
                .addType(Schema.SchemaType.STRING)
                .enumeration(values)
                .description(Words.description(name + ".").orElse(null));
        // Generators of languages without namespaces would use one name for values of several enums.
        schema.addExtension(
                NAMES,
                values.stream().map(value -> constant(name + "_" + value)).toList());
        return schema;
    }

    /** {@code RoomType_group}: ROOM_TYPE_GROUP. */
    private static String constant(String name) {
        return name.replaceAll("([a-z])([A-Z])", "$1_$2")
                .replaceAll("[^A-Za-z0-9]", "_")
                .toUpperCase(Locale.ROOT);
    }

    static Optional<String> of(String schema, String member) {
        return Optional.ofNullable(OF_MEMBER.getOrDefault(schema + "." + member, OF_MEMBER.get(member)));
    }

    /** A reference beside nothing, or one of two choices where null is the other. */
    private static void refer(Schema value, String type) {
        var isNullable = Inline.isNullable(value);
        value.setType(null);
        value.setEnumeration(null);
        value.setFormat(null);
        value.setAnyOf(null);
        value.setRef(null);
        if (isNullable) {
            value.setAnyOf(List.of(reference(type), OASFactory.createSchema().addType(Schema.SchemaType.NULL)));
        } else {
            value.setRef(REFERENCE + type);
        }
    }

    static Schema reference(String type) {
        return OASFactory.createSchema().ref(REFERENCE + type);
    }
}
