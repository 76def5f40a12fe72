package dev.rooms.livekit.shared;

import java.net.http.HttpClient;

/** Makes the calls of an HTTP client parts of the trace at hand, and tells its server the trace. */
@FunctionalInterface
public interface Traces {
    /** Without traces the client stays as it is. */
    Traces NONE = plain -> plain;

    HttpClient over(HttpClient plain);
}
