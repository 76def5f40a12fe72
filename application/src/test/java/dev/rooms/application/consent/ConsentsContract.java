package dev.rooms.application.consent;

import static dev.rooms.application.room.RoomFixture.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rooms.application.room.GivenSessions;
import dev.rooms.application.shared.ActorFixture;
import dev.rooms.application.shared.FreshIds;
import dev.rooms.domain.consent.Consent;
import dev.rooms.domain.consent.ConsentDecision;
import dev.rooms.domain.consent.ConsentId;
import dev.rooms.domain.room.RoomId;
import dev.rooms.domain.shared.Page;
import dev.rooms.domain.shared.ParticipantIdentity;
import dev.rooms.domain.shared.TokenId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a store of consents promises. */
public interface ConsentsContract extends GivenSessions {
    ParticipantIdentity ANA = new ParticipantIdentity("ana");
    ParticipantIdentity BEA = new ParticipantIdentity("bea");

    Consents consents();

    private Consent said(RoomId room, ParticipantIdentity who, ConsentDecision decision, @Nullable String version) {
        return said(new ConsentId(FreshIds.next()), room, who, decision, version, NOW, null);
    }

    private Consent said(
            ConsentId id,
            RoomId room,
            ParticipantIdentity who,
            ConsentDecision decision,
            @Nullable String version,
            Instant at,
            @Nullable TokenId token) {
        var consent = new Consent(id, room, who, decision, version, null, at, ActorFixture.DESK);
        transactions().run(() -> consents().add(consent, token));
        return consent;
    }

    private List<Consent> deciding(
            RoomId room, Set<ParticipantIdentity> who, @Nullable String version, @Nullable ConsentId before) {
        return transactions().within(() -> consents().deciding(room, who, version, before));
    }

    @Test
    default void who_told_of_a_consent_is_kept_with_kind_and_id() {
        var room = givenRoom().id();
        for (var by : ActorFixture.NAMESAKES) {
            var consent = new Consent(
                    new ConsentId(FreshIds.next()), room, ANA, ConsentDecision.ACCEPTED, null, null, NOW, by);
            transactions().run(() -> consents().add(consent, null));
            assertThat(transactions().within(() -> consents().last(room, ANA))).contains(consent);
        }
    }

    @Test
    default void what_was_said_is_listed_newest_first() {
        var room = givenRoom().id();
        var first = said(room, ANA, ConsentDecision.ACCEPTED, null);
        var second = said(room, BEA, ConsentDecision.DECLINED, "v1");
        var third = said(room, ANA, ConsentDecision.WITHDRAWN, null);
        assertThat(transactions().within(() -> consents().all(Set.of(third.id()))))
                .containsExactly(third);
        var page = transactions().within(() -> consents().list(room, ANA, new Page.Request(1, null)));
        assertThat(page).isEqualTo(new Page<>(List.of(third), third.id().value()));
        assertThat(transactions()
                        .within(() -> consents().list(room, ANA, new Page.Request(9, page.next())))
                        .items())
                .containsExactly(first);
        assertThat(transactions()
                        .within(() -> consents().list(room, null, new Page.Request(9, page.next())))
                        .items())
                .containsExactly(second, first);
    }

    @Test
    default void the_last_decision_is_the_one_that_came_last_whatever_the_clocks_of_replicas_say() {
        var room = givenRoom().id();
        var earlier = new ConsentId(FreshIds.next());
        var later = new ConsentId(FreshIds.next());
        for (var id : List.of(later, earlier)) {
            said(id, room, ANA, ConsentDecision.ACCEPTED, null, NOW, null);
        }
        assertThat(transactions().within(() -> consents().last(room, ANA)))
                .hasValueSatisfying(last -> assertThat(last.id()).isEqualTo(earlier));
        assertThat(deciding(room, Set.of(ANA), null, null))
                .extracting(Consent::id)
                .contains(earlier);
        assertThat(transactions().within(() -> consents().last(room, BEA))).isEmpty();
    }

    @Test
    default void an_acceptance_of_the_version_decides_though_another_version_was_accepted_since() {
        var room = givenRoom().id();
        said(room, ANA, ConsentDecision.DECLINED, "v1");
        var first = said(room, ANA, ConsentDecision.ACCEPTED, "v1");
        var second = said(room, ANA, ConsentDecision.ACCEPTED, "v2");
        assertThat(Consent.holding(deciding(room, Set.of(ANA, BEA), "v1", null), "v1"))
                .containsExactlyEntriesOf(Map.of(ANA, first));
        assertThat(Consent.holding(deciding(room, Set.of(ANA, BEA), null, null), null))
                .containsExactlyEntriesOf(Map.of(ANA, second));
        assertThat(Consent.holding(deciding(room, Set.of(ANA), "v3", null), "v3"))
                .isEmpty();
        said(room, ANA, ConsentDecision.WITHDRAWN, "v2");
        assertThat(Consent.holding(deciding(room, Set.of(ANA), "v1", null), "v1"))
                .isEmpty();
    }

    @Test
    default void what_decided_before_a_word_is_known() {
        var room = givenRoom().id();
        var accepted = said(room, ANA, ConsentDecision.ACCEPTED, "v1");
        var declined = said(room, ANA, ConsentDecision.DECLINED, "v1");
        var withdrawn = said(room, ANA, ConsentDecision.WITHDRAWN, "v1");
        for (var version : new @Nullable String[] {null, "v1"}) {
            assertThat(Consent.holding(deciding(room, Set.of(ANA), version, declined.id()), version))
                    .containsValue(accepted);
            assertThat(Consent.holding(deciding(room, Set.of(ANA), version, withdrawn.id()), version))
                    .isEmpty();
        }
    }

    @Test
    default void what_is_said_elsewhere_and_by_others_decides_nothing() {
        var room = givenRoom().id();
        said(givenRoom().id(), ANA, ConsentDecision.ACCEPTED, "v1");
        said(room, BEA, ConsentDecision.ACCEPTED, "v1");
        assertThat(deciding(room, Set.of(ANA), "v1", null)).isEmpty();
        assertThat(deciding(room, Set.of(ANA), null, null)).isEmpty();
        assertThat(deciding(room, Set.of(), null, null)).isEmpty();
    }

    @Test
    default void the_acceptances_and_refusals_of_a_token_are_known_for_a_while() {
        var room = givenRoom().id();
        var token = new TokenId(FreshIds.next());
        var times = List.of(NOW, NOW.plusSeconds(1), NOW.plusSeconds(2));
        for (var at : times) {
            said(new ConsentId(FreshIds.next()), room, ANA, ConsentDecision.ACCEPTED, at.toString(), at, token);
        }
        said(new ConsentId(FreshIds.next()), room, ANA, ConsentDecision.WITHDRAWN, null, NOW.plusSeconds(3), token);
        assertThat(transactions().within(() -> consents().decided(token, NOW, 9)))
                .containsExactly(times.get(2), times.get(1));
        assertThat(transactions().within(() -> consents().decided(token, NOW.minusSeconds(1), 2)))
                .containsExactly(times.get(2), times.get(1));
    }
}
