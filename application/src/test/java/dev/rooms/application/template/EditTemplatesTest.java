package dev.rooms.application.template;

import static dev.rooms.application.template.TemplateFixture.draft;
import static dev.rooms.application.template.TemplateFixture.fullDraft;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rooms.application.House;
import dev.rooms.application.room.CreateRoom;
import dev.rooms.application.room.DeleteRoom;
import dev.rooms.application.shared.AtOnce;
import dev.rooms.application.shared.FreshIds;
import dev.rooms.domain.room.RoomId;
import dev.rooms.domain.shared.Invalid;
import dev.rooms.domain.shared.Page;
import dev.rooms.domain.shared.Seen;
import dev.rooms.domain.shared.Stale;
import dev.rooms.domain.template.RoomSettings;
import dev.rooms.domain.template.RoomTemplate;
import dev.rooms.domain.template.RoomType;
import dev.rooms.domain.template.TemplateArchived;
import dev.rooms.domain.template.TemplateId;
import dev.rooms.domain.template.TemplateInUse;
import dev.rooms.domain.template.TemplateIsDefault;
import dev.rooms.domain.template.TemplateNotFound;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

final class EditTemplatesTest {
    private final House house = new House();
    private final RoomTemplate own = create(draft("Own"), false, false);
    private final RoomTemplate seeded =
            house.templates.findDefault(RoomType.GROUP).orElseThrow();

    private RoomTemplate create(RoomTemplate.Draft draft, boolean makeDefault, boolean archived) {
        return house.createTemplate.handle(
                new CreateTemplate.Command(house.admin(), RoomType.GROUP, draft, makeDefault, archived));
    }

    private RoomTemplate get(TemplateId id) {
        return house.getTemplate.handle(new GetTemplate.Query(house.admin(), id));
    }

    private RoomTemplate update(TemplateId id, @Nullable Seen seen, UpdateTemplate.Edit edit) {
        return house.updateTemplate.handle(new UpdateTemplate.Command(house.admin(), id, seen, _ -> edit));
    }

    private RoomTemplate archive(TemplateId id) {
        return house.updateTemplate.handle(new UpdateTemplate.Command(
                house.admin(), id, null, it -> new UpdateTemplate.Edit(it.draft(), true, it.isDefault())));
    }

    private RoomTemplate makeDefault(TemplateId id) {
        return house.makeTemplateDefault.handle(new MakeTemplateDefault.Command(house.admin(), id));
    }

    private RoomId roomFrom(TemplateId id) {
        var command =
                new CreateRoom.Command(house.admin(), "Visite", null, id, null, null, null, null, RoomSettings.NOTHING);
        return house.createRoom.handle(command).room().room().id();
    }

    @Nested
    class Creating {
        @Test
        void a_new_template_is_in_its_first_revision_and_nobodys_default() {
            assertThat(get(own.id())).isEqualTo(own);
            assertThat(own.revision()).isEqualTo(1);
            assertThat(own.isDefault()).isFalse();
            assertThat(own.createdAt()).isEqualTo(House.NOW);
        }

        @Test
        void a_template_can_be_made_the_default_at_once() {
            var next = create(draft("Next"), true, false);
            assertThat(next.isDefault()).isTrue();
            assertThat(get(seeded.id()).isDefault()).isFalse();
        }

        @Test
        void a_template_can_be_made_archived() {
            assertThat(create(draft("Old"), false, true).archived()).isTrue();
        }

        @Test
        void an_archived_template_cannot_be_made_the_default() {
            assertThatThrownBy(() -> create(draft("Old"), true, true)).isInstanceOf(TemplateArchived.class);
            assertThat(get(seeded.id()).isDefault()).isTrue();
        }

        @Test
        void a_template_that_can_never_be_right_is_refused() {
            assertThatThrownBy(() -> create(draft(" "), false, false)).isInstanceOf(Invalid.class);
        }
    }

    @Nested
    class Updating {
        @Test
        void a_change_is_a_new_revision() {
            house.clock.advance(Duration.ofSeconds(5));
            var changed = update(own.id(), Seen.of(own.version()), new UpdateTemplate.Edit(fullDraft(), false, false));
            assertThat(changed.revision()).isEqualTo(2);
            assertThat(changed.draft()).isEqualTo(fullDraft());
            assertThat(changed.updatedAt()).isEqualTo(House.NOW.plusSeconds(5));
            assertThat(get(own.id())).isEqualTo(changed);
        }

        @Test
        void an_edit_that_changes_nothing_is_neither_revision_nor_version() {
            house.clock.advance(Duration.ofSeconds(5));
            assertThat(update(own.id(), null, new UpdateTemplate.Edit(own.draft(), false, false)))
                    .isEqualTo(own);
        }

        @Test
        void an_edit_of_an_older_version_is_stale() {
            update(own.id(), null, new UpdateTemplate.Edit(fullDraft(), false, false));
            assertThatThrownBy(() -> update(
                            own.id(), Seen.of(own.version()), new UpdateTemplate.Edit(draft("Late"), false, false)))
                    .isInstanceOf(Stale.class);
        }

        @Test
        void archiving_is_no_new_revision_and_can_be_taken_back() {
            var archived = archive(own.id());
            assertThat(archived.archived()).isTrue();
            assertThat(archived.revision()).isEqualTo(1);
            assertThat(update(own.id(), null, new UpdateTemplate.Edit(own.draft(), false, false))
                            .archived())
                    .isFalse();
        }

        @Test
        void the_default_cannot_be_archived() {
            assertThatThrownBy(() -> archive(seeded.id())).isInstanceOf(TemplateIsDefault.class);
        }

        @Test
        void the_default_cannot_stop_being_it_without_another() {
            var edit = new UpdateTemplate.Edit(seeded.draft(), false, false);
            assertThatThrownBy(() -> update(seeded.id(), null, edit)).isInstanceOf(TemplateIsDefault.class);
        }

        @Test
        void an_edit_can_make_it_the_default() {
            var changed = update(own.id(), null, new UpdateTemplate.Edit(fullDraft(), false, true));
            assertThat(changed.isDefault()).isTrue();
            assertThat(changed.revision()).isEqualTo(2);
            assertThat(get(seeded.id()).isDefault()).isFalse();
        }

        @Test
        void a_template_that_does_not_exist_cannot_be_changed() {
            var nobodys = new TemplateId(FreshIds.next());
            assertThatThrownBy(() -> archive(nobodys)).isInstanceOf(TemplateNotFound.class);
        }

        @Test
        void a_room_keeps_the_revision_it_was_made_with() {
            var room = roomFrom(own.id());
            update(own.id(), null, new UpdateTemplate.Edit(fullDraft(), false, false));
            assertThat(house.see(room).room().plan().revision()).isEqualTo(1);
            assertThat(house.see(room).settings().maxParticipants().value()).isNull();
            assertThat(house.see(roomFrom(own.id()))
                            .settings()
                            .maxParticipants()
                            .value())
                    .isEqualTo(12);
        }
    }

    @Nested
    class Defaults {
        @Test
        void the_default_changes_hands_and_rooms_follow() {
            assertThat(makeDefault(own.id()).isDefault()).isTrue();
            assertThat(get(seeded.id()).isDefault()).isFalse();
            assertThat(house.openGroupRoom().room().plan().template()).isEqualTo(own.id());
        }

        @Test
        void making_it_the_default_again_changes_nothing() {
            var first = makeDefault(own.id());
            assertThat(makeDefault(own.id())).isEqualTo(first);
        }

        @Test
        void an_archived_template_cannot_become_the_default() {
            archive(own.id());
            assertThatThrownBy(() -> makeDefault(own.id())).isInstanceOf(TemplateArchived.class);
            assertThat(get(seeded.id()).isDefault()).isTrue();
        }

        @Test
        void of_many_who_want_it_at_once_one_is_the_default_in_the_end() {
            var wanted = AtOnce.run(
                    8, () -> makeDefault(create(draft("Rival"), false, false).id()));
            assertThat(wanted).filteredOn(each -> get(each.id()).isDefault()).hasSize(1);
        }

        @Test
        void a_default_of_one_type_leaves_the_others_alone() {
            var before = house.templates.findDefault(RoomType.WEBINAR);
            makeDefault(own.id());
            assertThat(house.templates.findDefault(RoomType.WEBINAR)).isEqualTo(before);
        }
    }

    @Nested
    class Deleting {
        private void delete(TemplateId id, @Nullable Seen seen) {
            house.deleteTemplate.handle(new DeleteTemplate.Command(house.admin(), id, seen));
        }

        @Test
        void a_deleted_template_is_gone() {
            delete(own.id(), Seen.of(own.version()));
            assertThatThrownBy(() -> get(own.id())).isInstanceOf(TemplateNotFound.class);
            assertThatThrownBy(() -> delete(own.id(), null)).isInstanceOf(TemplateNotFound.class);
        }

        @Test
        void the_default_cannot_be_deleted() {
            assertThatThrownBy(() -> delete(seeded.id(), null)).isInstanceOf(TemplateIsDefault.class);
        }

        @Test
        void a_template_in_use_says_by_how_many_rooms() {
            roomFrom(own.id());
            house.close(roomFrom(own.id()));
            assertThatThrownBy(() -> delete(own.id(), null))
                    .isInstanceOfSatisfying(
                            TemplateInUse.class,
                            inUse -> assertThat(inUse.facts()).containsEntry("count", 2L));
        }

        @Test
        void deleted_rooms_do_not_keep_it_in_use() {
            var room = roomFrom(own.id());
            house.deleteRoom.handle(new DeleteRoom.Command(house.admin(), room, null));
            delete(own.id(), null);
            assertThatThrownBy(() -> get(own.id())).isInstanceOf(TemplateNotFound.class);
        }

        @Test
        void an_older_version_is_not_deleted() {
            update(own.id(), null, new UpdateTemplate.Edit(fullDraft(), false, false));
            assertThatThrownBy(() -> delete(own.id(), Seen.of(own.version()))).isInstanceOf(Stale.class);
        }
    }

    @Test
    void templates_are_listed_newest_first_and_by_filter() {
        var page = new Page.Request(2, null);
        var group = new ListTemplates.Query(house.admin(), new Templates.Filter(RoomType.GROUP, false), page);
        assertThat(house.listTemplates.handle(group)).isEqualTo(new Page<>(List.of(own, seeded), null));
    }
}
