package dev.rooms.http.webhook;

import dev.rooms.application.webhook.InboxItem;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A webhook that made trouble, as operators see it; what it says about people stays inside. */
@RegisterForReflection
@Schema(name = "InboxItem")
record InboxItemJson(
        UUID id,
        @Schema(examples = "EV_eugWmGhovZmm") String eventId,

        @Schema(examples = "s-019a8f6e-5d7c-7b6e-a1f0-c2d4e6f80912")
        String line,

        @Schema(enumeration = {"waiting", "failed", "applied", "discarded"})
        String state,

        int attempts,
        String reason,
        Instant receivedAt,
        @Schema(nullable = true) @Nullable Instant retryAt,
        @Schema(nullable = true) @Nullable Instant failedAt) {
    /** A page of them. */
    @RegisterForReflection
    @Schema(name = "InboxItemList")
    record Listed(
            List<InboxItemJson> items,
            @Schema(nullable = true) @Nullable String nextCursor) {}

    static InboxItemJson of(InboxItem item) {
        return new InboxItemJson(
                item.id().value(),
                item.event().value(),
                item.line(),
                item.state().text(),
                item.attempts(),
                item.reason(),
                item.receivedAt(),
                item.retryAt(),
                item.failedAt());
    }
}
