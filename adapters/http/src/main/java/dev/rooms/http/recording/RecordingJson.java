package dev.rooms.http.recording;

import dev.rooms.application.recording.RecordingView;
import dev.rooms.domain.recording.Keeping;
import dev.rooms.domain.recording.RecordingChange;
import dev.rooms.http.consent.ConsentJson;
import dev.rooms.http.shared.ActorJson;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A recording as callers see it, with its history and the consents that it was started with. */
@RegisterForReflection
@Schema(name = "Recording")
record RecordingJson(
        UUID id,
        UUID roomId,
        UUID sessionId,

        @Schema(
                enumeration = {
                    "requested",
                    "starting",
                    "active",
                    "ending",
                    "processing",
                    "ready",
                    "failed",
                    "aborted",
                    "expired",
                    "deleted"
                })
        String status,

        @Schema(
                nullable = true,
                examples = "recorder-lost",
                description =
                        "Why it came to this: recorder-unavailable, recorder-lost, object-missing, size-mismatch, limit-reached, what ended it, or what LiveKit said; storage-unavailable while it is processing and the storage does not answer, or refuses Rooms")
        @Nullable
        String statusReason,

        @Schema(examples = "composite") String kind,
        @Schema(examples = "grid") String layout,
        @Schema(examples = "H264_720P_30") String preset,
        @Schema(nullable = true) @Nullable Integer maxDurationSeconds,

        @Schema(nullable = true, examples = "TR_AMs6XPNbHLvB3C") @Nullable
        String trackSid,

        @Schema(nullable = true, examples = "ana") @Nullable String identity,

        @Schema(
                examples = "recordings/019a8f6e-5d7c-7b6e-a1f0-c2d4e6f80912/019a8f70-1b2c-7d3e-9f40-5a6b7c8d9e0f.mp4",
                description = "Where its file is, or is to be, in the bucket")
        String objectKey,

        @Schema(nullable = true, examples = "EG_Xq3mYb7nLwPd", description = "LiveKit's id of its recorder") @Nullable
        String egressId,

        @Schema(nullable = true, description = "Of the file") @Nullable
        Long sizeBytes,

        @Schema(nullable = true) @Nullable Long durationSeconds,

        @Schema(examples = "desk") String requestedBy,
        @Schema(nullable = true) @Nullable ActorJson requestedByActor,
        Instant requestedAt,
        @Schema(nullable = true) @Nullable Instant startedAt,
        @Schema(nullable = true) @Nullable Instant endedAt,

        @Schema(description = "While it is held it neither expires nor can be deleted")
        boolean legalHold,

        @Schema(nullable = true, description = "When its file is deleted; null: when somebody deletes it") @Nullable
        Instant expiresAt,

        @Schema(nullable = true) @Nullable Receipt receipt,

        @Schema(description = "The consents that it was started with")
        List<ConsentJson> consents,

        @Schema(description = "From its beginning on") List<Change> history) {

    /** A page of recordings. */
    @RegisterForReflection
    @Schema(name = "RecordingList")
    record Listed(
            List<RecordingJson> items,
            @Schema(nullable = true) @Nullable String nextCursor) {}

    /** The proof that a file was deleted. */
    @RegisterForReflection
    @Schema(name = "RecordingReceipt")
    record Receipt(
            String objectKey,
            @Schema(nullable = true) @Nullable Long sizeBytes,
            Instant deletedAt,
            @Schema(examples = "desk") String deletedBy,
            @Schema(nullable = true) @Nullable ActorJson deletedByActor) {
        static @Nullable Receipt of(Keeping.@Nullable Receipt receipt) {
            return receipt == null
                    ? null
                    : new Receipt(
                            receipt.key().value(),
                            receipt.size(),
                            receipt.at(),
                            receipt.by().name(),
                            ActorJson.of(receipt.by()));
        }
    }

    /** A line of its history; one that leads from a status to the same one is a remark. */
    @RegisterForReflection
    @Schema(name = "RecordingChange")
    record Change(
            @Schema(examples = "active") String status,

            @Schema(nullable = true, examples = "starting") @Nullable
            String previousStatus,

            @Schema(examples = "recording") String reason,

            @Schema(examples = "recorder", description = "The name of who did it")
            String actor,

            @Schema(nullable = true) @Nullable ActorJson byActor,
            Instant at) {
        static Change of(RecordingChange change) {
            return new Change(
                    change.to().text(),
                    change.from() == null ? null : change.from().text(),
                    change.reason(),
                    change.by().name(),
                    ActorJson.of(change.by()),
                    change.at());
        }
    }

    static RecordingJson of(RecordingView view) {
        var recording = view.recording();
        var facts = recording.facts();
        var wish = facts.wish();
        var run = recording.run();
        var keeping = recording.keeping();
        return new RecordingJson(
                recording.id().value(),
                facts.room().value(),
                facts.session().value(),
                recording.status().text(),
                recording.statusReason(),
                wish.kind().text(),
                wish.layout().text(),
                wish.preset().name(),
                wish.maxDuration(),
                wish.track() == null ? null : wish.track().value(),
                wish.identity() == null ? null : wish.identity().value(),
                facts.key().value(),
                run.egress() == null ? null : run.egress().value(),
                run.size(),
                run.duration() == null ? null : run.duration().toSeconds(),
                facts.requestedBy().name(),
                ActorJson.of(facts.requestedBy()),
                facts.requestedAt(),
                run.startedAt(),
                run.endedAt(),
                keeping.legalHold(),
                keeping.expiresAt(),
                Receipt.of(keeping.receipt()),
                view.consents().stream().map(ConsentJson::of).toList(),
                view.history().stream().map(Change::of).toList());
    }
}
