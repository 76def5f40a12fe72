package dev.rooms.application.template;

import static dev.rooms.application.template.TemplateFixture.draft;
import static dev.rooms.application.template.TemplateFixture.fullDraft;
import static dev.rooms.application.template.TemplateFixture.groupTemplate;
import static dev.rooms.application.template.TemplateFixture.template;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rooms.application.House;
import dev.rooms.application.shared.AtOnce;
import dev.rooms.application.shared.FreshIds;
import dev.rooms.application.shared.Transactions;
import dev.rooms.application.template.Templates.Filter;
import dev.rooms.domain.shared.Page;
import dev.rooms.domain.shared.Period;
import dev.rooms.domain.template.RoomTemplate;
import dev.rooms.domain.template.RoomType;
import dev.rooms.domain.template.TemplateId;
import dev.rooms.domain.template.TemplateNotFound;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What a store of templates promises. Others may have left templates in it, defaults among them. */
public interface TemplatesContract {
    Instant LATER = House.NOW.plus(Duration.ofMinutes(1));

    Templates templates();

    Transactions transactions();

    private RoomTemplate added(RoomTemplate template) {
        transactions().run(() -> templates().add(template));
        return template;
    }

    private RoomTemplate saved(RoomTemplate template) {
        return transactions().within(() -> templates().save(template));
    }

    private RoomTemplate get(TemplateId id) {
        return transactions().within(() -> templates().get(id));
    }

    private boolean exists(RoomTemplate template) {
        try {
            return get(template.id()).id().equals(template.id());
        } catch (TemplateNotFound none) {
            return false;
        }
    }

    private Optional<RoomTemplate> findDefault(RoomType type) {
        return transactions().within(() -> templates().findDefault(type));
    }

    /** Only those from this one on: what others have left is older. */
    private Page<RoomTemplate> list(Filter filter, int limit) {
        var after = FreshIds.next();
        return transactions().within(() -> templates().list(filter, new Page.Request(limit, after)));
    }

    @Test
    default void a_template_is_found_as_it_was_added() {
        var template = added(template(RoomType.WEBINAR, fullDraft()));
        assertThat(get(template.id())).isEqualTo(template);
        assertThat(transactions().within(() -> templates().lock(template.id()))).isEqualTo(template);
    }

    @Test
    default void a_template_that_says_little_is_found_as_it_was_added() {
        var template = added(groupTemplate());
        assertThat(get(template.id())).isEqualTo(template);
    }

    @Test
    default void what_is_said_to_be_nothing_is_not_left_open() {
        var draft = new RoomTemplate.Draft(
                "Bare",
                TemplateFixture.EMPTY_SETTINGS,
                fullDraft().roles(),
                fullDraft().recording());
        var known = groupTemplate();
        var template = added(new RoomTemplate(
                known.id(),
                known.type(),
                known.revision(),
                draft,
                false,
                true,
                known.createdAt(),
                LATER,
                known.version()));
        assertThat(get(template.id())).isEqualTo(template);
    }

    @Test
    default void a_template_that_nobody_added_is_not_found() {
        var id = new TemplateId(FreshIds.next());
        assertThatThrownBy(() -> get(id)).isInstanceOf(TemplateNotFound.class);
        assertThatThrownBy(() -> transactions().within(() -> templates().lock(id)))
                .isInstanceOf(TemplateNotFound.class);
    }

    @Test
    default void a_saved_template_is_found_as_it_was_saved_one_version_later() {
        var template = added(groupTemplate());
        var saved = saved(template.revise(fullDraft(), LATER).archived(true, LATER));
        assertThat(saved.version().value()).isEqualTo(template.version().value() + 1);
        assertThat(saved.draft()).isEqualTo(fullDraft());
        assertThat(saved.archived()).isTrue();
        assertThat(saved.updatedAt()).isEqualTo(LATER);
        assertThat(get(template.id())).isEqualTo(saved);
    }

    @Test
    default void an_older_version_cannot_be_saved() {
        var template = added(groupTemplate());
        var saved = saved(template.revise(draft("Second"), LATER));
        assertThatThrownBy(() -> saved(template.revise(draft("Third"), LATER))).isInstanceOf(RuntimeException.class);
        assertThat(get(template.id())).isEqualTo(saved);
    }

    @Test
    default void every_revision_stays_as_it_was() {
        var template = added(groupTemplate());
        var second = saved(template.revise(fullDraft(), LATER));
        saved(second.archived(true, LATER));
        transactions().run(() -> {
            assertThat(templates().draft(template.id(), 1)).isEqualTo(template.draft());
            assertThat(templates().draft(template.id(), 2)).isEqualTo(fullDraft());
        });
    }

    @Test
    default void a_removed_template_is_out_of_sight_and_its_revisions_stay() {
        var template = added(groupTemplate());
        transactions().run(() -> templates().remove(template.id()));
        assertThat(exists(template)).isFalse();
        assertThatThrownBy(() -> transactions().within(() -> templates().lock(template.id())))
                .isInstanceOf(TemplateNotFound.class);
        assertThat(list(new Filter(null, null), 100).items()).doesNotContain(template);
        assertThat(transactions().within(() -> templates().draft(template.id(), 1)))
                .isEqualTo(template.draft());
    }

    @Test
    default void a_seeded_template_is_the_default_where_there_was_none() {
        var seeded = seed(RoomType.BROADCAST);
        var found = findDefault(RoomType.BROADCAST);
        assertThat(found).isPresent();
        assertThat(exists(seeded)).isEqualTo(found.get().id().equals(seeded.id()));
    }

    @Test
    default void seeding_where_there_is_a_default_adds_nothing() {
        seed(RoomType.GROUP);
        var before = findDefault(RoomType.GROUP);
        var second = seed(RoomType.GROUP);
        assertThat(exists(second)).isFalse();
        assertThat(findDefault(RoomType.GROUP)).isEqualTo(before);
    }

    @Test
    default void of_many_who_seed_at_once_one_at_most_adds_its_template() {
        var added = AtOnce.run(8, () -> seed(RoomType.INDIVIDUAL)).stream()
                .filter(this::exists)
                .toList();
        assertThat(added).hasSizeLessThanOrEqualTo(1);
        assertThat(findDefault(RoomType.INDIVIDUAL)).isPresent();
    }

    private RoomTemplate seed(RoomType type) {
        var template = RoomTemplate.seed(new TemplateId(FreshIds.next()), type, "Seeded", House.NOW);
        transactions().run(() -> templates().seed(template));
        return template;
    }

    @Test
    default void the_default_changes_hands() {
        seed(RoomType.GROUP);
        var next = added(groupTemplate());
        makeDefault(next);
        assertThat(findDefault(RoomType.GROUP)).map(RoomTemplate::id).contains(next.id());
        assertThat(get(next.id()).isDefault()).isTrue();
    }

    @Test
    default void a_second_default_of_a_type_cannot_be_saved() {
        seed(RoomType.GROUP);
        var before = findDefault(RoomType.GROUP);
        var rival = added(groupTemplate());
        assertThatThrownBy(() -> saved(rival.asDefault(true, LATER))).isInstanceOf(RuntimeException.class);
        assertThat(findDefault(RoomType.GROUP)).isEqualTo(before);
    }

    @Test
    default void of_many_who_want_the_default_at_once_one_has_it_in_the_end() {
        seed(RoomType.GROUP);
        var wanted = AtOnce.run(50, () -> makeDefault(added(groupTemplate())));
        var holders = wanted.stream().filter(each -> get(each.id()).isDefault()).toList();
        assertThat(holders).hasSize(1);
        assertThat(findDefault(RoomType.GROUP))
                .map(RoomTemplate::id)
                .contains(holders.getFirst().id());
    }

    private RoomTemplate makeDefault(RoomTemplate template) {
        return transactions().within(() -> {
            var next = templates().lock(template.id());
            templates().findDefault(next.type()).ifPresent(old -> templates().save(old.asDefault(false, LATER)));
            return templates().save(next.asDefault(true, LATER));
        });
    }

    @Test
    default void a_list_shows_the_newest_first_page_by_page() {
        var oldest = added(groupTemplate());
        var middle = added(groupTemplate());
        var newest = added(groupTemplate());
        var first = list(new Filter(RoomType.GROUP, false), 2);
        assertThat(first.items()).containsExactly(newest, middle);
        assertThat(first.next()).isEqualTo(middle.id().value());
        var second = transactions()
                .within(() -> templates().list(new Filter(RoomType.GROUP, false), new Page.Request(1, first.next())));
        assertThat(second.items()).containsExactly(oldest);
    }

    @Test
    default void a_list_can_be_of_one_type_and_of_the_archived() {
        var group = added(groupTemplate());
        var webinar = added(template(RoomType.WEBINAR, draft("Talk")));
        var archived = saved(added(groupTemplate()).archived(true, LATER));
        assertThat(list(new Filter(null, null), 3).items()).containsExactly(archived, webinar, group);
        assertThat(list(new Filter(RoomType.WEBINAR, null), 1).items()).containsExactly(webinar);
        assertThat(list(new Filter(RoomType.GROUP, true), 1).items()).containsExactly(archived);
        assertThat(list(new Filter(RoomType.GROUP, false), 1).items()).containsExactly(group);
    }

    @Test
    default void a_list_can_be_of_the_time_of_creation() {
        var template = added(groupTemplate());
        var at = template.createdAt();
        Function<Period, List<RoomTemplate>> created = period -> transactions()
                .within(() -> templates().list(new Filter(null, null), new Page.Request(1, null, period)))
                .items();
        assertThat(created.apply(new Period(at.minusMillis(1), at.plusMillis(1))))
                .containsExactly(template);
        assertThat(created.apply(new Period(at, null))).doesNotContain(template);
        assertThat(created.apply(new Period(null, at))).doesNotContain(template);
    }
}
