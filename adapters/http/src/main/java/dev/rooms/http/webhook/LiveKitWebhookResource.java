package dev.rooms.http.webhook;

import dev.rooms.application.webhook.ReceiveWebhook;
import dev.rooms.application.webhook.WebhookBody;
import dev.rooms.http.shared.RequestBody;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Where LiveKit reports back. Open, because LiveKit signs what it sends. */
@Path("/webhooks/livekit")
@RunOnVirtualThread
class LiveKitWebhookResource {
    private final ReceiveWebhook receiveWebhook;
    private final RequestBody request;

    LiveKitWebhookResource(ReceiveWebhook receiveWebhook, RequestBody request) {
        this.receiveWebhook = receiveWebhook;
        this.request = request;
    }

    @POST
    @Operation(hidden = true)
    public Response receive(@HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization, InputStream body) {
        receiveWebhook.handle(authorization, () -> new WebhookBody(request.read(body), request.sha256()));
        return Response.ok().build();
    }
}
