package dev.rooms.http.template;

import dev.rooms.domain.shared.Invalid;
import dev.rooms.domain.shared.ParticipantRole;
import dev.rooms.domain.template.PublishSource;
import dev.rooms.domain.template.RolePolicy;
import dev.rooms.domain.template.RoomType;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What each role may, as sent and shown; what is not said is as usual for the type. */
@RegisterForReflection
record RolesBody(
        @Schema(nullable = true) @Nullable RoleBody host,
        @Schema(nullable = true) @Nullable RoleBody participant,
        @Schema(nullable = true) @Nullable RoleBody viewer) {
    @RegisterForReflection
    record RoleBody(
            @Schema(nullable = true) @Nullable List<PublishSource> publishSources,
            @Schema(nullable = true) @Nullable Boolean canPublishData,
            @Schema(nullable = true) @Nullable Boolean canSubscribe,

            @Schema(nullable = true, minimum = "1", examples = "21600") @Nullable
            Integer maxTtlSeconds,

            @Schema(nullable = true, minimum = "0", examples = "900") @Nullable
            Integer leadSeconds) {

        static RoleBody of(RolePolicy policy) {
            return new RoleBody(
                    policy.publishSources().stream().sorted().toList(),
                    policy.canPublishData(),
                    policy.canSubscribe(),
                    (int) policy.maxTtl().toSeconds(),
                    (int) policy.lead().toSeconds());
        }

        RolePolicy over(RolePolicy usual) {
            return new RolePolicy(
                    publishSources == null ? usual.publishSources() : Set.copyOf(publishSources),
                    canPublishData == null ? usual.canPublishData() : canPublishData,
                    canSubscribe == null ? usual.canSubscribe() : canSubscribe,
                    maxTtlSeconds == null ? usual.maxTtl() : Duration.ofSeconds(maxTtlSeconds),
                    leadSeconds == null ? usual.lead() : Duration.ofSeconds(leadSeconds));
        }
    }

    private static final RolesBody NOTHING = new RolesBody(null, null, null);

    static RolesBody of(Map<ParticipantRole, RolePolicy> policies, RoomType type) {
        return new RolesBody(
                role(policies, type, ParticipantRole.HOST),
                role(policies, type, ParticipantRole.PARTICIPANT),
                role(policies, type, ParticipantRole.VIEWER));
    }

    private static RoleBody role(Map<ParticipantRole, RolePolicy> policies, RoomType type, ParticipantRole role) {
        return RoleBody.of(policies.getOrDefault(role, RolePolicy.usual(type, role)));
    }

    /** @throws Invalid when it makes no sense */
    static Map<ParticipantRole, RolePolicy> policies(@Nullable RolesBody body, RoomType type) {
        var said = body == null ? NOTHING : body;
        var policies = new EnumMap<ParticipantRole, RolePolicy>(RolePolicy.usual(type));
        policies.computeIfPresent(ParticipantRole.HOST, (_, usual) -> over(said.host, usual));
        policies.computeIfPresent(ParticipantRole.PARTICIPANT, (_, usual) -> over(said.participant, usual));
        policies.computeIfPresent(ParticipantRole.VIEWER, (_, usual) -> over(said.viewer, usual));
        return policies;
    }

    private static RolePolicy over(@Nullable RoleBody body, RolePolicy usual) {
        return body == null ? usual : body.over(usual);
    }
}
