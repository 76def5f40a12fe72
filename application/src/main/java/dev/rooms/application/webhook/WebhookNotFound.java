package dev.rooms.application.webhook;

import dev.rooms.domain.shared.NotFound;

/** No webhook of this id made trouble, or it is forgotten. */
public final class WebhookNotFound extends NotFound {
    private static final long serialVersionUID = 1;

    public WebhookNotFound(InboxItemId id) {
        super("webhook-not-found", "There is no webhook " + id.value() + " in the inbox.");
    }
}
