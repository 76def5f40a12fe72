package dev.rooms.http.document;

import dev.rooms.application.recording.LinkRecording;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/** Describes parameters by their names: the same name means the same on every route. */
final class Parameters {
    private static final int LONGEST_KEY = 255;

    private Parameters() {}

    static void complete(String path, PathItem.HttpMethod method, Operation operation) {
        if (operation.getParameters() != null) {
            operation.getParameters().forEach(parameter -> describe(path, parameter));
        }
        if (ApiDocument.hasOneEffect(method, path)) {
            operation.addParameter(key(header(
                    "Idempotency-Key", Words.description("?Idempotency-Key").orElseThrow())));
        }
        if (ApiDocument.hasNoEffect(path)) {
            operation.addParameter(key(header("Idempotency-Key", "Accepted; no answer is kept, as nothing changes")));
        }
        if (method == PathItem.HttpMethod.GET && isOfOne(path)) {
            operation.addParameter(
                    header("If-None-Match", Words.description("?If-None-Match").orElseThrow()));
            operation
                    .getResponses()
                    .addAPIResponse("304", OASFactory.createAPIResponse().description("Not modified"));
        }
    }

    /** Whether a GET shows one resource. */
    static boolean isOfOne(String path) {
        return path.endsWith("}") || path.endsWith("/effective");
    }

    private static void describe(String path, Parameter parameter) {
        var name = parameter.getName();
        var schema = OASFactory.createSchema().addType(Schema.SchemaType.STRING);
        switch (name) {
            case "id", "room_id", "template_id", "session_id" -> schema.format("uuid");
            case "room" -> {
                parameter.deprecated(true);
                schema.format("uuid");
            }
            case "created_after", "created_before" -> time(schema);
            case "from", "to" -> {
                parameter.deprecated(true);
                time(schema);
            }
            case "after" -> parameter.deprecated(true);
            case "identity" -> schema.minLength(1).addExample("ana");
            case "booking_id", "service_session_id" -> schema.minLength(1);
            case "limit" -> whole(schema, 1, 100).defaultValue(20);
            case "archived" -> schema.type(List.of(Schema.SchemaType.BOOLEAN));
            case "redirect" -> schema.type(List.of(Schema.SchemaType.BOOLEAN)).defaultValue(true);
            case "ttl_seconds" ->
                whole(schema, LinkRecording.SHORTEST, LinkRecording.LONGEST).defaultValue(LinkRecording.USUAL);
            default -> {}
        }
        parameter.setSchema(type(path, name).map(Enums::reference).orElse(schema));
        Words.description("?" + name).ifPresent(parameter::setDescription);
    }

    private static Schema whole(Schema schema, int least, int most) {
        return schema.type(List.of(Schema.SchemaType.INTEGER))
                .minimum(BigDecimal.valueOf(least))
                .maximum(BigDecimal.valueOf(most));
    }

    /** The enum of a filter. */
    private static Optional<String> type(String path, String name) {
        return switch (name) {
            case "status" -> Optional.of(path.endsWith("/recordings") ? "RecordingStatus" : "RoomStatus");
            case "state" -> Optional.of(path.endsWith("/inbox") ? "InboxState" : "ParticipantState");
            case "room_type" -> Optional.of("RoomType");
            case "kind" -> Optional.of("DriftKind");
            case "type" -> Optional.of("EventType");
            default -> Optional.empty();
        };
    }

    private static void time(Schema schema) {
        schema.format("date-time").addExample("2026-01-01T00:00:00Z");
    }

    private static Parameter key(Parameter header) {
        header.getSchema().minLength(1).maxLength(LONGEST_KEY);
        return header;
    }

    private static Parameter header(String name, String description) {
        return OASFactory.createParameter()
                .name(name)
                .in(Parameter.In.HEADER)
                .description(description)
                .schema(OASFactory.createSchema().addType(Schema.SchemaType.STRING));
    }
}
