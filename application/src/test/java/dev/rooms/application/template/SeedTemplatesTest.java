package dev.rooms.application.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rooms.application.House;
import dev.rooms.application.shared.AtOnce;
import dev.rooms.domain.template.RoomTemplate;
import dev.rooms.domain.template.RoomType;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SeedTemplatesTest {
    private final House house = new House();

    private void seed() {
        house.seedTemplates.handle(new SeedTemplates.Command(house.admin()));
    }

    private List<RoomTemplate> templates() {
        var query = new ListTemplates.Query(house.admin(), new Templates.Filter(null, null), House.WHOLE);
        return house.listTemplates.handle(query).items();
    }

    @Test
    void every_room_type_has_a_default() {
        assertThat(templates())
                .allMatch(RoomTemplate::isDefault)
                .extracting(RoomTemplate::type)
                .containsExactlyInAnyOrder(RoomType.values());
    }

    @Test
    void seeding_again_changes_nothing() {
        var before = templates();
        seed();
        assertThat(templates()).isEqualTo(before);
    }

    @Test
    void many_replicas_that_seed_at_once_seed_once() {
        house.templates.list(new Templates.Filter(null, null), House.WHOLE).items().stream()
                .map(RoomTemplate::id)
                .forEach(house.templates::remove);
        AtOnce.run(8, () -> {
            seed();
            return true;
        });
        assertThat(templates()).extracting(RoomTemplate::type).containsExactlyInAnyOrder(RoomType.values());
    }

    @Test
    void what_somebody_edited_stays() {
        var group = house.templates.findDefault(RoomType.GROUP).orElseThrow();
        house.updateTemplate.handle(new UpdateTemplate.Command(
                house.admin(),
                group.id(),
                null,
                it -> new UpdateTemplate.Edit(TemplateFixture.fullDraft(), false, true)));
        seed();
        assertThat(house.templates.get(group.id()).draft()).isEqualTo(TemplateFixture.fullDraft());
        assertThat(templates()).hasSize(RoomType.values().length);
    }

    @Test
    void a_default_that_somebody_chose_stays() {
        var own = house.createTemplate.handle(
                new CreateTemplate.Command(house.admin(), RoomType.GROUP, TemplateFixture.draft("Own"), true, false));
        seed();
        assertThat(house.templates.findDefault(RoomType.GROUP)).contains(own);
    }
}
