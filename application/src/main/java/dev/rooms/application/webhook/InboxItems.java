package dev.rooms.application.webhook;

import dev.rooms.domain.shared.Page;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The webhooks that made trouble, for an operator to look at. */
public interface InboxItems {
    /** @param state null: whatever became of them */
    Page<InboxItem> list(InboxItem.@Nullable State state, Page.Request page);

    /** Nobody else changes it until the transaction ends. */
    Optional<InboxItem> lock(InboxItemId id);

    /** @throws WebhookNotFound when there is none, or not any more */
    default InboxItem get(InboxItemId id) {
        return lock(id).orElseThrow(() -> new WebhookNotFound(id));
    }

    /** A webhook that is discarded loses its payload, which nobody needs any more. */
    void save(InboxItem item);
}
