package dev.rooms.http.document;

import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** Describes the headers that answers carry. */
final class Headers {
    private static final List<String> NOT_ONE =
            List.of("/tokens/revoke", "/introspect", "/inbox/", "/recording/stop", "/consents", "/storage/");

    private Headers() {}

    static void complete(PathItem.HttpMethod method, String path, String status, APIResponse response) {
        add(response, "X-Request-Id");
        if (hasAddress(method, path, status)) {
            add(response, "Location");
        }
        if (method != PathItem.HttpMethod.DELETE
                && (status.equals("304") || (response.getContent() != null && showsOne(method, path)))) {
            add(response, "ETag");
        }
        if (ApiDocument.hasOneEffect(method, path)) {
            add(response, "Idempotency-Replayed");
        }
    }

    /** Adds the headers that a refusal with one of these problem codes carries. */
    static void ofRefusal(PathItem.HttpMethod method, List<String> codes, APIResponse response) {
        add(response, "X-Request-Id");
        if (codes.stream().anyMatch(ProblemPages::saysWhen)) {
            add(response, "Retry-After");
        }
        if (codes.contains("unauthenticated")) {
            add(response, "WWW-Authenticate");
        }
        if (codes.contains("unsupported-media-type")) {
            add(response, method == PathItem.HttpMethod.PATCH ? "Accept-Patch" : "Accept-Post");
            add(response, "Accept-Encoding");
        }
    }

    private static boolean hasAddress(PathItem.HttpMethod method, String path, String status) {
        return switch (status) {
            case "200" -> method == PathItem.HttpMethod.POST && path.endsWith("/rooms");
            case "201" -> !path.endsWith("/consents");
            case "202" -> path.endsWith("/recording/start");
            default -> status.equals("302");
        };
    }

    /** Neither a list nor a report of what was done or found. */
    private static boolean showsOne(PathItem.HttpMethod method, String path) {
        return method == PathItem.HttpMethod.GET
                ? Parameters.isOfOne(path)
                : NOT_ONE.stream().noneMatch(path::contains);
    }

    private static void add(APIResponse response, String name) {
        Header header = OASFactory.createHeader()
                .description(Words.description(">" + name).orElseThrow())
                .schema(OASFactory.createSchema()
                        .addType(name.equals("Retry-After") ? Schema.SchemaType.INTEGER : Schema.SchemaType.STRING));
        response.addHeader(name, header);
    }
}
