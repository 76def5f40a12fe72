package dev.rooms.domain.template;

import dev.rooms.domain.shared.ParticipantRole;
import dev.rooms.domain.shared.Rules;
import dev.rooms.domain.shared.Version;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What rooms are made from. A room keeps the revision it was made with, whatever happens to the template later. */
public record RoomTemplate(
        TemplateId id,
        RoomType type,
        int revision,
        Draft draft,
        boolean isDefault,
        boolean archived,
        Instant createdAt,
        Instant updatedAt,
        Version version) {
    private static final int MAX_NAME = 256;

    /** What its author writes; a change of any of it is a new revision. */
    public record Draft(
            String name, RoomSettings settings, Map<ParticipantRole, RolePolicy> roles, RecordingPolicy recording) {
        public Draft {
            roles = Map.copyOf(roles);
        }

        /** @throws dev.rooms.domain.shared.Invalid with every value that can never be right */
        public void check(RoomType type) {
            var rules = new Rules().line(name, MAX_NAME, "/name");
            settings.check(rules);
            recording.check(rules);
            roles.forEach((role, policy) -> {
                var pointer = "/roles/" + role.text();
                rules.must(
                                policy.maxTtl().isPositive(),
                                pointer + "/max_ttl_seconds",
                                "too-small",
                                "must be at least 1")
                        .must(
                                !policy.lead().isNegative(),
                                pointer + "/lead_seconds",
                                "too-small",
                                "must be at least 0");
            });
            rules.check();
        }

        /** What the role may in a room of this type. */
        public RolePolicy policy(RoomType type, ParticipantRole role) {
            @Nullable RolePolicy own = roles.get(role);
            return own == null ? RolePolicy.usual(type, role) : own;
        }
    }

    public static RoomTemplate define(TemplateId id, RoomType type, Draft draft, Instant now) {
        draft.check(type);
        return new RoomTemplate(id, type, 1, draft, false, false, now, now, Version.FIRST);
    }

    /** The template as seeded: everything left to the system, but that an individual room is for two. */
    public static RoomTemplate seed(TemplateId id, RoomType type, String name, Instant now) {
        var limit = type == RoomType.INDIVIDUAL ? (Integer) 2 : null;
        var settings = new RoomSettings(limit, 300, 20, null, null, null, null, null, null);
        var draft = new Draft(name, settings, RolePolicy.usual(type), RecordingPolicy.usual(type));
        return define(id, type, draft, now).asDefault(true, now);
    }

    /** The next revision, or this one when nothing in it would be different. */
    public RoomTemplate revise(Draft next, Instant now) {
        next.check(type);
        return next.equals(draft)
                ? this
                : new RoomTemplate(id, type, revision + 1, next, isDefault, archived, createdAt, now, version);
    }

    /** @throws TemplateIsDefault when rooms without a template would have none to be made from */
    public RoomTemplate archived(boolean wanted, Instant now) {
        if (wanted && isDefault) {
            throw new TemplateIsDefault(id);
        }
        return wanted == archived
                ? this
                : new RoomTemplate(id, type, revision, draft, isDefault, wanted, createdAt, now, version);
    }

    /** @throws TemplateArchived when it is hidden from new rooms */
    public RoomTemplate asDefault(boolean wanted, Instant now) {
        if (wanted && archived) {
            throw new TemplateArchived(id);
        }
        return wanted == isDefault
                ? this
                : new RoomTemplate(id, type, revision, draft, wanted, archived, createdAt, now, version);
    }

    public RolePolicy policy(ParticipantRole role) {
        return draft.policy(type, role);
    }
}
