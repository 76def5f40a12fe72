package dev.rooms.domain.template;

import dev.rooms.domain.shared.ParticipantRole;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/**
 * What a role may in the rooms of a template.
 *
 * @param maxTtl the longest life of a token of this role
 * @param lead how long before the start of a room this role may enter
 */
public record RolePolicy(
        Set<PublishSource> publishSources,
        boolean canPublishData,
        boolean canSubscribe,
        Duration maxTtl,
        Duration lead) {
    private static final Duration LONG = Duration.ofHours(6);
    private static final Duration SHORT = Duration.ofHours(1);
    private static final Duration HOST_LEAD = Duration.ofMinutes(15);

    public RolePolicy {
        publishSources = Set.copyOf(publishSources);
    }

    /** What the role may when the template says nothing about it. */
    public static RolePolicy usual(RoomType type, ParticipantRole role) {
        return switch (role) {
            case HOST -> new RolePolicy(PublishSource.ALL, true, true, LONG, HOST_LEAD);
            case VIEWER -> new RolePolicy(Set.of(), false, true, SHORT, Duration.ZERO);
            case PARTICIPANT ->
                switch (type) {
                    case INDIVIDUAL, GROUP -> new RolePolicy(PublishSource.ALL, true, true, LONG, Duration.ZERO);
                    case WEBINAR -> new RolePolicy(Set.of(), true, true, LONG, Duration.ZERO);
                    case BROADCAST -> new RolePolicy(Set.of(), false, true, LONG, Duration.ZERO);
                };
        };
    }

    public static Map<ParticipantRole, RolePolicy> usual(RoomType type) {
        var all = new EnumMap<ParticipantRole, RolePolicy>(ParticipantRole.class);
        for (var role : ParticipantRole.values()) {
            all.put(role, usual(type, role));
        }
        return all;
    }
}
