package dev.rooms.domain.access;

import dev.rooms.domain.shared.Rules;
import dev.rooms.domain.template.PublishSource;
import dev.rooms.domain.template.RolePolicy;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a token lets its holder do in the room. */
public record Grant(Set<PublishSource> publishSources, boolean canPublishData, boolean canSubscribe) {
    public static final Grant NOTHING = new Grant(Set.of(), false, false);

    public Grant {
        publishSources = Set.copyOf(publishSources);
    }

    /** What a request asks for; null: whatever the role may. */
    public record Wish(
            @Nullable Set<PublishSource> publishSources,
            @Nullable Boolean canPublishData,
            @Nullable Boolean canSubscribe) {
        public static final Wish NONE = new Wish(null, null, null);
    }

    /**
     * What the role may, or less.
     *
     * @throws dev.rooms.domain.shared.Invalid when more is wished for
     */
    public static Grant of(RolePolicy policy, Wish wish) {
        var sources = wish.publishSources() == null ? policy.publishSources() : wish.publishSources();
        var data = wish.canPublishData() == null ? policy.canPublishData() : wish.canPublishData();
        var subscribe = wish.canSubscribe() == null ? policy.canSubscribe() : wish.canSubscribe();
        new Rules()
                .must(policy.publishSources().containsAll(sources), "/grants/publish_sources", "wider-than-role", WIDER)
                .must(policy.canPublishData() || !data, "/grants/can_publish_data", "wider-than-role", WIDER)
                .must(policy.canSubscribe() || !subscribe, "/grants/can_subscribe", "wider-than-role", WIDER)
                .check();
        return new Grant(sources, data, subscribe);
    }

    private static final String WIDER = "must not be more than the role may";
}
