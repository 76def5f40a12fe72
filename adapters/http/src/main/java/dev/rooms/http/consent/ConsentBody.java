package dev.rooms.http.consent;

import dev.rooms.application.consent.GiveConsent;
import dev.rooms.domain.consent.ConsentDecision;
import dev.rooms.domain.room.RoomId;
import dev.rooms.domain.shared.Caller;
import dev.rooms.domain.shared.ParticipantIdentity;
import dev.rooms.domain.shared.Rules;
import dev.rooms.http.document.Patterns;
import dev.rooms.http.shared.RequiredMembers;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What somebody says about being recorded, as it is sent. */
@RegisterForReflection
record ConsentBody(
        @Schema(required = true, minLength = 1, maxLength = 256, examples = "ana") @Nullable
        String identity,

        @Schema(required = true) @Nullable ConsentDecision decision,

        @Schema(nullable = true, minLength = 1, maxLength = 100, pattern = Patterns.NAME, examples = "2026-01")
        @Nullable
        String textVersion,

        @Schema(nullable = true, minLength = 1, maxLength = 35, pattern = Patterns.NAME, examples = "de-DE") @Nullable
        String locale)
        implements RequiredMembers {
    @Override
    public Rules required() {
        return new Rules().present(identity, "/identity").present(decision, "/decision");
    }

    GiveConsent.Command command(Caller caller, RoomId room) {
        return new GiveConsent.Command(
                caller,
                room,
                new ParticipantIdentity(Objects.requireNonNull(identity)),
                Objects.requireNonNull(decision),
                textVersion,
                locale);
    }
}
