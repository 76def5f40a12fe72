package dev.rooms.http.access;

import dev.rooms.application.access.IssueToken;
import dev.rooms.http.shared.Replayable;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A join token for the one who asked for it: the only place where its text ever is. */
@RegisterForReflection
@Schema(name = "MintedToken")
record MintedJson(
        UUID id,

        @Schema(examples = "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.e30.c2ln")
        String token,

        @Schema(examples = "wss://livekit.example.org") String serverUrl,

        @Schema(examples = "s-019a8f6e5d7c7b6ea1f0c2d4e6f80912")
        String livekitRoom,

        @Schema(examples = "ana") String identity,
        @Schema(examples = "host") String role,
        Instant expiresAt)
        implements Replayable.ByReference {

    static MintedJson of(IssueToken.Minted minted) {
        var facts = minted.facts();
        return new MintedJson(
                facts.id().value(),
                minted.signed().token(),
                minted.signed().serverUrl(),
                minted.livekitRoom().value(),
                facts.identity().value(),
                facts.role().text(),
                facts.expiresAt());
    }

    @Override
    public String reference() {
        return id.toString();
    }

    @Override
    public String toString() {
        return "MintedJson[" + id + "]";
    }
}
