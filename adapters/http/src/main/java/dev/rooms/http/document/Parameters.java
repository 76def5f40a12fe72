package dev.rooms.http.document;

import dev.rooms.application.recording.LinkRecording;
import dev.rooms.domain.drift.DriftKind;
import dev.rooms.domain.event.EventType;
import dev.rooms.domain.recording.RecordingStatus;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
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
            operation.addParameter(key(
                    header("Idempotency-Key", "Same key, same request: one effect, and the same answer for 24 hours")));
        }
        if (ApiDocument.hasNoEffect(path)) {
            operation.addParameter(key(header("Idempotency-Key", "Accepted; no answer is kept, as nothing changes")));
        }
        if (method == PathItem.HttpMethod.GET && isOfOne(path)) {
            operation.addParameter(header("If-None-Match", "Answers 304 when this is still the version"));
            operation
                    .getResponses()
                    .addAPIResponse("304", OASFactory.createAPIResponse().description("Not modified"));
        }
    }

    /** Whether a GET shows one resource. */
    static boolean isOfOne(String path) {
        return path.endsWith("}");
    }

    private static void describe(String path, Parameter parameter) {
        var schema = OASFactory.createSchema().addType(Schema.SchemaType.STRING);
        switch (parameter.getName()) {
            case "id", "room_id", "template_id", "session_id" -> schema.format("uuid");
            case "created_after" -> {
                parameter.setDescription("Items created after this time, which does not count itself");
                time(schema);
            }
            case "created_before" -> {
                parameter.setDescription("Items created before this time, which does not count itself");
                time(schema);
            }
            case "room" -> {
                deprecate(parameter, "The older name of room_id");
                schema.format("uuid");
            }
            case "from" -> {
                deprecate(parameter, "The older form of created_after; this time counts itself");
                time(schema);
            }
            case "to" -> {
                deprecate(parameter, "The older name of created_before");
                time(schema);
            }
            case "identity" -> schema.addExample("ana");
            case "limit" ->
                schema.type(List.of(Schema.SchemaType.INTEGER))
                        .minimum(BigDecimal.ONE)
                        .maximum(BigDecimal.valueOf(100))
                        .defaultValue(20);
            case "archived" -> schema.type(List.of(Schema.SchemaType.BOOLEAN));
            case "redirect" -> schema.type(List.of(Schema.SchemaType.BOOLEAN)).defaultValue(true);
            case "ttl_seconds" ->
                schema.type(List.of(Schema.SchemaType.INTEGER))
                        .minimum(BigDecimal.valueOf(LinkRecording.SHORTEST))
                        .maximum(BigDecimal.valueOf(LinkRecording.LONGEST))
                        .defaultValue(LinkRecording.USUAL);
            case "status" ->
                schema.enumeration(
                        path.endsWith("/recordings")
                                ? Arrays.stream(RecordingStatus.values())
                                        .map(status -> (Object) status.text())
                                        .toList()
                                : List.of("scheduled", "open", "live", "ended", "cancelled"));
            case "room_type" -> schema.enumeration(List.of("individual", "group", "webinar", "broadcast"));
            case "kind" ->
                schema.enumeration(Arrays.stream(DriftKind.values())
                        .map(kind -> (Object) kind.text())
                        .toList());
            case "state" ->
                schema.enumeration(
                        path.endsWith("/inbox")
                                ? List.of("waiting", "failed", "applied", "discarded")
                                : List.of("joined", "left", "failed"));
            case "type" ->
                schema.enumeration(Arrays.stream(EventType.values())
                        .map(type -> (Object) type.text())
                        .toList());
            case "view" -> schema.enumeration(List.of("effective"));
            case "cursor" -> parameter.setDescription("next_cursor of the page before");
            case "after" -> deprecate(parameter, "The older name of cursor");
            case "If-Match" -> parameter.setDescription("Refused with 412 when this is no longer the version");
            default -> {}
        }
        parameter.setSchema(schema);
    }

    private static void time(Schema schema) {
        schema.format("date-time").addExample("2026-01-01T00:00:00Z");
    }

    private static void deprecate(Parameter parameter, String description) {
        parameter.deprecated(true).setDescription(description);
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
