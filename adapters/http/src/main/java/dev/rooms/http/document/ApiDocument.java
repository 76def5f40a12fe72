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
    static final String BASE = "/api/v1/";
    private static final String SCHEME = "bearer";
    private static final String SCOPE = "x-scope";
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
                                .description("An API key, rk_<id>_<secret>; for consents and /me also a join token"));
        var schemas = new TreeMap<>(document.getComponents().getSchemas());
        Schemas.complete(schemas);
        document.getComponents().setSchemas(schemas);
        document.getTags()
                .forEach(tag -> tag.setDescription(
                        Words.description("tag." + tag.getName()).orElseThrow()));
        document.getPaths().getPathItems().forEach((path, item) -> {
            if (!path.startsWith(OPEN)) {
                item.getOperations().forEach((method, operation) -> complete(path, method, operation, schemas));
            }
        });
        Links.complete(document.getPaths());
    }

    private static void complete(
            String path, PathItem.HttpMethod method, Operation operation, Map<String, Schema> schemas) {
        describe(path, method, operation);
        operation.setSecurity(List.of(OASFactory.createSecurityRequirement().addScheme(SCHEME)));
        Parameters.complete(path, method, operation);
        if (method == PathItem.HttpMethod.DELETE) {
            operation.getResponses().removeAPIResponse("200");
            operation
                    .getResponses()
                    .addAPIResponse("204", OASFactory.createAPIResponse().description("Done"));
        }
        operation.getResponses().getAPIResponses().forEach((status, response) -> {
            Headers.complete(method, path, status, response);
            if (response.getContent() != null) {
                new Examples(schemas).ofAnswer(response.getContent());
            }
        });
        var codes = new ArrayList<>(List.of(
                "bad-request",
                "bad-parameter",
                "unauthenticated",
                "not-acceptable",
                "internal",
                "stopping",
                "store-unavailable"));
        codes.addAll(named(operation));
        if (Scopes.of(method, path).isPresent()) {
            codes.add("scope-missing");
        }
        if (operation.getRequestBody() != null) {
            var body = operation.getRequestBody();
            body.setRequired(!Boolean.FALSE.equals(body.getRequired()));
            operation.getRequestBody().removeExtension(PROBLEMS);
            new Examples(schemas).ofBody(body.getContent());
            if (!body.getRequired()) {
                body.getContent()
                        .getMediaTypes()
                        .values()
                        .forEach(media -> media.setSchema(Inline.nullable(media.getSchema())));
            }
            codes.addAll(List.of(
                    "malformed-json",
                    "invalid",
                    "body-too-large",
                    "unsupported-media-type",
                    "request-timeout",
                    "busy"));
        }
        if (hasOneEffect(method, path)) {
            codes.add("request-running");
            if (operation.getRequestBody() != null) {
                // The key is bound to the path too, so a request without a body has nothing that can differ.
                codes.add("idempotency-key-reused");
            }
        }
        if (method == PathItem.HttpMethod.PATCH || has(operation, "If-Match")) {
            codes.add("stale");
        }
        byStatus(codes).forEach((status, all) -> {
            var response = Problems.response(all);
            Headers.ofRefusal(method, all, response);
            operation.getResponses().addAPIResponse(status, response);
        });
        operation.removeExtension(PROBLEMS);
        // The annotation is copied to everything else that the method is annotated with.
        operation.getResponses().getAPIResponses().values().forEach(response -> response.removeExtension(PROBLEMS));
    }

    private static void describe(String path, PathItem.HttpMethod method, Operation operation) {
        var scope = Scopes.of(method, path);
        var words =
                scope.map(needed -> "Needs the scope " + needed.text() + ".").orElse("Needs no scope.");
        operation.setDescription(operation.getDescription() == null ? words : operation.getDescription() + " " + words);
        scope.ifPresent(needed -> operation.addExtension(SCOPE, needed.text()));
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
}
