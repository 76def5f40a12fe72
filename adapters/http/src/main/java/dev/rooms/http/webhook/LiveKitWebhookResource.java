package dev.rooms.http.webhook;

import dev.rooms.application.webhook.ReceiveWebhook;
import dev.rooms.application.webhook.WebhookBody;
import dev.rooms.http.shared.RequestBody;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.security.DigestInputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Where LiveKit reports back. Open, because LiveKit signs what it sends. */
@Path(WebhookHeader.PATH)
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
    public Response receive(@Context ContainerRequestContext context, InputStream body) {
        var hashed = new DigestInputStream(body, WebhookBody.hash());
        var bytes = request.read(hashed);
        var sha256 = hashed.getMessageDigest().digest();
        receiveWebhook.handle(WebhookHeader.digest(context), new WebhookBody(bytes, sha256));
        return Response.ok().build();
    }
}
