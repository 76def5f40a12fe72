package dev.rooms.http.webhook;

import dev.rooms.application.webhook.ReceiveWebhook;
import dev.rooms.application.webhook.SignedDigest;
import dev.rooms.application.webhook.WebhookRefused;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Verifies the header of a webhook on the event loop. A worker thread would come later, and the server would buffer
 * the arriving body until then.
 */
class WebhookHeader {
    static final String PATH = "/webhooks/livekit";
    private static final String DIGEST = SignedDigest.class.getName();

    private final ReceiveWebhook receiveWebhook;

    WebhookHeader(ReceiveWebhook receiveWebhook) {
        this.receiveWebhook = receiveWebhook;
    }

    @ServerRequestFilter(nonBlocking = true)
    public void verify(ContainerRequestContext request) {
        if (request.getUriInfo().getPath().startsWith(PATH)) {
            request.setProperty(DIGEST, receiveWebhook.verify(request.getHeaderString(HttpHeaders.AUTHORIZATION)));
        }
    }

    /**
     * The digest of the body that the verified header carries.
     *
     * @throws WebhookRefused when the header was not verified, by whatever path the request came
     */
    static SignedDigest digest(ContainerRequestContext request) {
        if (request.getProperty(DIGEST) instanceof SignedDigest signed) {
            return signed;
        }
        throw new WebhookRefused(WebhookRefused.Reason.SIGNATURE);
    }
}
