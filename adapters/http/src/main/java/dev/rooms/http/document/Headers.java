package dev.rooms.http.document;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** Describes the headers that answers carry. */
final class Headers {
    private Headers() {}

    static void complete(PathItem.HttpMethod method, String path, String status, APIResponse response) {
        response.addHeader("X-Request-Id", text("Names the request in our logs"));
        if (status.equals("201")) {
            response.addHeader("Location", text("Where the new resource is"));
        }
        if (method != PathItem.HttpMethod.DELETE && response.getContent() != null && showsOne(method, path)) {
            response.addHeader("ETag", text("The version that If-Match and If-None-Match name"));
        }
        if (method == PathItem.HttpMethod.POST) {
            response.addHeader("Idempotency-Replayed", text("true when the request had been answered before"));
        }
    }

    /** Neither a list nor a report of what was done or found. */
    private static boolean showsOne(PathItem.HttpMethod method, String path) {
        return method == PathItem.HttpMethod.GET
                ? path.endsWith("{id}")
                : !path.endsWith("/tokens/revoke") && !path.endsWith("/introspect") && !path.contains("/inbox/");
    }

    private static Header text(String description) {
        return OASFactory.createHeader()
                .description(description)
                .schema(OASFactory.createSchema().addType(Schema.SchemaType.STRING));
    }
}
