package dev.rooms.http.shared;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;

/** Builds the answers of the API. */
public final class Replies {
    private static final int CREATED = 201;
    private static final int NO_CONTENT = 204;
    private static final int FOUND = 302;
    private static final String NO_STORE = "no-store";
    private static final String API = "/api/v1/";

    private Replies() {}

    public static Response ok(Object body) {
        return json(200, body).build();
    }

    public static Response ok(Object body, String tag) {
        return json(200, body).header(HttpHeaders.ETAG, tag).build();
    }

    public static Response accepted(Object body) {
        return json(202, body).build();
    }

    public static Response accepted(Object body, String tag) {
        return json(202, body).header(HttpHeaders.ETAG, tag).build();
    }

    /** @param path of what was begun, under the API's base path */
    public static Response accepted(Object body, String tag, String path) {
        return json(202, body)
                .header(HttpHeaders.ETAG, tag)
                .header(HttpHeaders.LOCATION, API + path)
                .build();
    }

    /** For what is written down for good and has no address of its own. */
    public static Response written(Object body) {
        return json(CREATED, body).build();
    }

    /** For what whoever reads it may use: nobody between keeps it. */
    public static Response secret(Object body) {
        return json(200, body).header(HttpHeaders.CACHE_CONTROL, NO_STORE).build();
    }

    /** Sends the caller to an address that is a secret. */
    public static Response elsewhere(URI address) {
        return Response.status(FOUND)
                .header(HttpHeaders.LOCATION, address.toString())
                .header(HttpHeaders.CACHE_CONTROL, NO_STORE)
                .build();
    }

    /** @param path of the new resource, under the API's base path */
    public static Response created(Object body, String tag, String path) {
        return json(CREATED, body)
                .header(HttpHeaders.ETAG, tag)
                .header(HttpHeaders.LOCATION, API + path)
                .build();
    }

    public static Response existing(Object body, String tag, String path) {
        return json(200, body)
                .header(HttpHeaders.ETAG, tag)
                .header(HttpHeaders.LOCATION, API + path)
                .build();
    }

    public static Response noContent() {
        return Response.status(NO_CONTENT).build();
    }

    private static Response.ResponseBuilder json(int status, Object body) {
        return Response.status(status).type(MediaType.APPLICATION_JSON_TYPE).entity(body);
    }
}
