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
        response.addHeader("X-Request-Id", text("Names the request in our logs"));
        if (hasAddress(path, status)) {
            response.addHeader(
                    "Location", text(status.equals("302") ? "Where the file is" : "Where the new resource is"));
        }
        if (method != PathItem.HttpMethod.DELETE && response.getContent() != null && showsOne(method, path)) {
            response.addHeader("ETag", text("The version that If-Match and If-None-Match name"));
        }
        if (ApiDocument.hasOneEffect(method, path)) {
            response.addHeader("Idempotency-Replayed", text("true when the request had been answered before"));
        }
    }

    private static boolean hasAddress(String path, String status) {
        return switch (status) {
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

    private static Header text(String description) {
        return OASFactory.createHeader()
                .description(description)
                .schema(OASFactory.createSchema().addType(Schema.SchemaType.STRING));
    }
}
