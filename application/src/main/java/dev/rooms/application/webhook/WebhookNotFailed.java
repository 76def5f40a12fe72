package dev.rooms.application.webhook;

import dev.rooms.domain.shared.Conflict;

/** The webhook is not set aside, so there is nothing to decide about it. */
public final class WebhookNotFailed extends Conflict {
    private static final long serialVersionUID = 1;

    public WebhookNotFailed(InboxItem item) {
        super(
                "webhook-not-failed",
                "Webhook " + item.id().value() + " is " + item.state().text() + ", not failed.");
    }
}
