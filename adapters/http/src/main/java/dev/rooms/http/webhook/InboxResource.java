package dev.rooms.http.webhook;

import dev.rooms.application.webhook.DiscardWebhook;
import dev.rooms.application.webhook.InboxItem;
import dev.rooms.application.webhook.InboxItemId;
import dev.rooms.application.webhook.ListInbox;
import dev.rooms.application.webhook.RetryWebhook;
import dev.rooms.http.identity.RequestCaller;
import dev.rooms.http.shared.OneEffect;
import dev.rooms.http.shared.PageQuery;
import dev.rooms.http.shared.Parameters;
import dev.rooms.http.shared.Replies;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/inbox")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "inbox")
@RunOnVirtualThread
@OneEffect
class InboxResource {
    private final ListInbox listInbox;
    private final RetryWebhook retryWebhook;
    private final DiscardWebhook discardWebhook;
    private final RequestCaller caller;

    InboxResource(ListInbox listInbox, RetryWebhook retryWebhook, DiscardWebhook discardWebhook, RequestCaller caller) {
        this.listInbox = listInbox;
        this.retryWebhook = retryWebhook;
        this.discardWebhook = discardWebhook;
        this.caller = caller;
    }

    @GET
    @Operation(
            operationId = "listInbox",
            summary = "List webhooks that could not be applied at once, newest first",
            description = "Newest trouble first, with what became of it. Those that made no trouble are not listed.")
    @APIResponseSchema(InboxItemJson.Listed.class)
    @Extension(name = "x-problems", value = "bad-cursor")
    public Response list(@QueryParam("state") @Nullable String state, @BeanParam PageQuery asked) {
        var wanted = Parameters.named("state", state, InboxItem.State.class, InboxItem.State::text);
        var paging = asked.of("inbox", wanted);
        var page = listInbox.handle(new ListInbox.Query(caller.get(), wanted, paging.request()));
        return Replies.ok(new InboxItemJson.Listed(page.map(InboxItemJson::of).items(), paging.next(page)));
    }

    @POST
    @Path("{id}/retry")
    @Operation(
            operationId = "retryWebhook",
            summary = "Retry a failed webhook",
            description = "It is tried again before the rest of its line.")
    @APIResponseSchema(value = InboxItemJson.class, responseCode = "202")
    @Extension(name = "x-problems", value = "webhook-not-found,webhook-not-failed")
    public Response retry(@PathParam("id") String id) {
        var command = new RetryWebhook.Command(caller.get(), new InboxItemId(Parameters.id(id)));
        return Replies.accepted(InboxItemJson.of(retryWebhook.handle(command)));
    }

    @POST
    @Path("{id}/discard")
    @Operation(operationId = "discardWebhook", summary = "Discard a failed webhook")
    @APIResponseSchema(value = InboxItemJson.class, responseCode = "200")
    @Extension(name = "x-problems", value = "webhook-not-found,webhook-not-failed")
    public Response discard(@PathParam("id") String id) {
        var command = new DiscardWebhook.Command(caller.get(), new InboxItemId(Parameters.id(id)));
        return Replies.ok(InboxItemJson.of(discardWebhook.handle(command)));
    }
}
