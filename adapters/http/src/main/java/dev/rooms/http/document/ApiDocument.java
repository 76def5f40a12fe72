package dev.rooms.http.document;

import dev.rooms.http.problem.Catalogue;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;

/** Writes into the API document what holds for all operations, so that no resource has to repeat it. */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public class ApiDocument implements OASFilter {
    private static final String PROBLEMS = "x-problems";
    private static final String SCHEME = "apiKey";
    private static final String OPEN = "/webhooks/";

    @Override
    public void filterOpenAPI(OpenAPI document) {
        document.setInfo(OASFactory.createInfo()
                .title("Rooms")
                .version("1")
                .description("The control plane for LiveKit: durable rooms, join tokens, attendance."));
        document.setServers(List.of(OASFactory.createServer().url("/")));
        document.getComponents()
                .addSecurityScheme(
                        SCHEME,
                        OASFactory.createSecurityScheme()
                                .type(SecurityScheme.Type.HTTP)
                                .scheme("bearer")
                                .description("An API key: rk_<id>_<secret>; for consents also a join token"));
        document.getComponents().addSchema("Problem", problem());
        Schemas.complete(document.getComponents().getSchemas());
        document.getPaths().getPathItems().forEach((path, item) -> {
            if (!path.startsWith(OPEN)) {
                item.getOperations()
                        .forEach((method, operation) -> complete(
                                path,
                                method,
                                operation,
                                document.getComponents().getSchemas()));
            }
        });
    }

    private static void complete(
            String path, PathItem.HttpMethod method, Operation operation, Map<String, Schema> schemas) {
        operation.setSecurity(List.of(OASFactory.createSecurityRequirement().addScheme(SCHEME)));
        Parameters.complete(path, method, operation);
        if (method == PathItem.HttpMethod.DELETE) {
            operation.getResponses().removeAPIResponse("200");
            operation
                    .getResponses()
                    .addAPIResponse("204", OASFactory.createAPIResponse().description("Done"));
        }
        operation
                .getResponses()
                .getAPIResponses()
                .forEach((status, response) -> Headers.complete(method, path, status, response));
        var codes = new ArrayList<>(List.of(
                "bad-request", "unauthenticated", "scope-missing", "not-acceptable", "internal", "store-unavailable"));
        codes.addAll(named(operation));
        if (operation.getParameters() != null) {
            codes.add("bad-parameter");
        }
        if (operation.getRequestBody() != null) {
            var body = operation.getRequestBody();
            body.setRequired(!Boolean.FALSE.equals(body.getRequired()));
            operation.getRequestBody().removeExtension(PROBLEMS);
            Examples.complete(operation.getRequestBody(), schemas);
            codes.addAll(List.of(
                    "malformed-json",
                    "invalid",
                    "body-too-large",
                    "unsupported-media-type",
                    "request-timeout",
                    "busy"));
        }
        if (hasOneEffect(method, path)) {
            codes.addAll(List.of("request-running", "idempotency-key-reused"));
        }
        if (method == PathItem.HttpMethod.PATCH || has(operation, "If-Match")) {
            codes.add("stale");
        }
        byStatus(codes)
                .forEach((status, all) -> operation.getResponses().addAPIResponse(status, Problems.response(all)));
        operation.removeExtension(PROBLEMS);
        // The annotation is copied to everything else that the method is annotated with.
        operation.getResponses().getAPIResponses().values().forEach(response -> response.removeExtension(PROBLEMS));
    }

    /** Who looks at the storage again wants to see it again. */
    static boolean hasOneEffect(PathItem.HttpMethod method, String path) {
        return method == PathItem.HttpMethod.POST && !path.contains("/storage/") && !hasNoEffect(path);
    }

    /** It takes a key like all others, and keeps nothing for it. */
    static boolean hasNoEffect(String path) {
        return path.endsWith("/tokens/introspect");
    }

    private static List<String> named(Operation operation) {
        var extensions = operation.getExtensions();
        return extensions == null || !extensions.containsKey(PROBLEMS)
                ? List.of()
                : List.of(extensions.get(PROBLEMS).toString().split(","));
    }

    private static boolean has(Operation operation, String header) {
        return operation.getParameters() != null
                && operation.getParameters().stream().map(Parameter::getName).anyMatch(header::equals);
    }

    private static Map<String, List<String>> byStatus(List<String> codes) {
        var all = new TreeMap<String, List<String>>();
        codes.stream()
                .distinct()
                .sorted()
                .forEach(code -> all.computeIfAbsent(String.valueOf(Catalogue.status(code)), _ -> new ArrayList<>())
                        .add(code));
        return all;
    }

    private static Schema problem() {
        var error = OASFactory.createSchema()
                .addType(Schema.SchemaType.OBJECT)
                .addProperty("pointer", text("/name"))
                .addProperty("code", text("required"))
                .addProperty("detail", text("is required"))
                .required(List.of("pointer", "code", "detail"));
        return OASFactory.createSchema()
                .addType(Schema.SchemaType.OBJECT)
                .description("RFC 9457; further members depend on the code")
                .addProperty("type", text("https://rooms.dev/problems/room-not-found"))
                .addProperty("title", text("Room not found"))
                .addProperty("status", OASFactory.createSchema().addType(Schema.SchemaType.INTEGER))
                .addProperty("detail", text("There is no room 019a8f6e-5d7c-7b6e-a1f0-c2d4e6f80912."))
                .addProperty("instance", text("/api/v1/rooms/019a8f6e-5d7c-7b6e-a1f0-c2d4e6f80912"))
                .addProperty("code", text("room-not-found"))
                .addProperty("request_id", text("b1946ac92492d2347c6235b4d2611184"))
                .addProperty(
                        "errors",
                        OASFactory.createSchema()
                                .addType(Schema.SchemaType.ARRAY)
                                .items(error))
                .required(List.of("type", "title", "status", "detail", "instance", "code", "request_id"));
    }

    private static Schema text(String example) {
        return OASFactory.createSchema().addType(Schema.SchemaType.STRING).addExample(example);
    }
}
