package dev.rooms.application.room;

import static dev.rooms.application.room.RoomFixture.NOW;
import static dev.rooms.application.room.RoomFixture.plan;
import static dev.rooms.application.shared.ActorFixture.DESK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rooms.application.template.TemplateFixture;
import dev.rooms.application.template.TemplateUse;
import dev.rooms.domain.room.RoomEndReason;
import dev.rooms.domain.template.RoomTemplate;
import org.junit.jupiter.api.Test;

/** What counts as the use of a template. */
public interface TemplateUseContract extends GivenRooms {
    TemplateUse templateUse();

    private long count(RoomTemplate template) {
        return transactions().within(() -> templateUse().count(template.id()));
    }

    @Test
    default void a_template_that_no_room_was_made_from_is_not_used() {
        givenRoom();
        assertThat(count(givenTemplate())).isZero();
    }

    @Test
    default void rooms_of_every_status_and_revision_count() {
        var template = givenTemplate();
        var ended = givenRoom(plan(template));
        transactions().run(() -> rooms().save(ended.closed(RoomEndReason.CLOSED, DESK, NOW)));
        var next = transactions().within(() -> templates().save(template.revise(TemplateFixture.draft("Second"), NOW)));
        givenRoom(plan(next));
        assertThat(count(template)).isEqualTo(2);
    }

    @Test
    default void deleted_rooms_do_not_count() {
        var template = givenTemplate();
        var room = givenRoom(plan(template));
        transactions().run(() -> rooms().save(room.removed(DESK, NOW)));
        assertThat(count(template)).isZero();
    }
}
