package dev.rooms.application.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rooms.application.House;
import dev.rooms.application.shared.AtOnce;
import dev.rooms.domain.consent.Consent;
import dev.rooms.domain.consent.ConsentDecision;
import dev.rooms.domain.consent.TooManyDecisions;
import dev.rooms.domain.room.RoomId;
import dev.rooms.domain.shared.Caller;
import dev.rooms.domain.shared.ParticipantIdentity;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class GiveConsentTest {
    private static final int MOST = 100;

    private final House house = new House();
    private final RoomId room = house.openGroupRoom().room().id();
    private final Caller ana = holder();

    private Caller holder() {
        return house.authenticateJoinToken.handle(
                house.mint(room, "ana").signed().token());
    }

    private GiveConsent.Outcome say(ConsentDecision decision, @Nullable String version, String locale) {
        return say(house.admin(), decision, version, locale);
    }

    private GiveConsent.Outcome say(Caller caller, ConsentDecision decision, @Nullable String version, String locale) {
        return house.giveConsent.handle(
                new GiveConsent.Command(caller, room, new ParticipantIdentity("ana"), decision, version, locale));
    }

    private void decide(int from, int to) {
        for (var time = from; time < to; time++) {
            say(ana, ConsentDecision.ACCEPTED, "v" + time, "de");
        }
    }

    private List<Consent> all() {
        return house.listConsents
                .handle(new ListConsents.Query(house.admin(), room, House.WHOLE))
                .items();
    }

    @Test
    void a_decision_that_repeats_the_last_one_is_that_one() {
        for (var decision : ConsentDecision.values()) {
            var first = say(decision, "v1", "de");
            house.clock.advance(Duration.ofDays(1));
            assertThat(first.isNew()).isTrue();
            assertThat(say(decision, "v1", "de")).isEqualTo(new GiveConsent.Outcome(first.consent(), false));
            assertThat(say(ana, decision, "v1", "fr")).isEqualTo(new GiveConsent.Outcome(first.consent(), false));
        }
        assertThat(all()).hasSize(3);
    }

    @Test
    void another_text_version_is_another_decision_and_no_other_withdrawal() {
        assertThat(say(ConsentDecision.ACCEPTED, "v1", "de").isNew()).isTrue();
        assertThat(say(ConsentDecision.ACCEPTED, "v2", "de").isNew()).isTrue();
        assertThat(say(ConsentDecision.ACCEPTED, null, "de").isNew()).isTrue();
        assertThat(say(ConsentDecision.DECLINED, null, "de").isNew()).isTrue();
        assertThat(say(ConsentDecision.DECLINED, "v1", "de").isNew()).isTrue();
        assertThat(say(ConsentDecision.WITHDRAWN, "v1", "de").isNew()).isTrue();
        assertThat(say(ConsentDecision.WITHDRAWN, "v2", "de").isNew()).isFalse();
    }

    @Test
    void an_earlier_decision_is_made_anew() {
        say(ConsentDecision.ACCEPTED, "v1", "de");
        say(ConsentDecision.WITHDRAWN, "v1", "de");
        assertThat(say(ConsentDecision.ACCEPTED, "v1", "de").isNew()).isTrue();
    }

    @Test
    void one_decision_sent_many_times_at_once_is_written_down_once() {
        var outcomes = AtOnce.run(16, () -> say(ConsentDecision.ACCEPTED, "v1", "de"));
        assertThat(outcomes).filteredOn(GiveConsent.Outcome::isNew).hasSize(1);
        assertThat(all()).hasSize(1);
    }

    @Test
    void a_join_token_accepts_or_declines_a_hundred_times_a_day() {
        decide(0, 1);
        house.clock.advance(Duration.ofHours(1));
        decide(1, MOST);
        assertThatThrownBy(() -> say(ana, ConsentDecision.DECLINED, "v", "de"))
                .isInstanceOfSatisfying(
                        TooManyDecisions.class,
                        refused -> assertThat(refused.retryAfter()).contains(Duration.ofHours(23)));
        assertThat(all()).hasSize(MOST);
        house.clock.advance(Duration.ofHours(23));
        assertThat(say(house.admin(), ConsentDecision.DECLINED, "v", "de").isNew())
                .isTrue();
    }

    @Test
    void a_repetition_is_answered_beyond_the_limit_too() {
        decide(0, MOST);
        assertThat(say(ana, ConsentDecision.ACCEPTED, "v" + (MOST - 1), "de").isNew())
                .isFalse();
    }

    @Test
    void a_withdrawal_is_always_taken_and_written_down_once() {
        decide(0, MOST);
        assertThat(say(ana, ConsentDecision.WITHDRAWN, null, "de").isNew()).isTrue();
        assertThat(say(ana, ConsentDecision.WITHDRAWN, "v1", "de").isNew()).isFalse();
        assertThat(all().getFirst().decision()).isEqualTo(ConsentDecision.WITHDRAWN);
    }

    @Test
    void api_keys_and_other_tokens_have_their_own_way() {
        decide(0, MOST);
        assertThat(say(house.admin(), ConsentDecision.DECLINED, "v", "de").isNew())
                .isTrue();
        assertThat(say(holder(), ConsentDecision.ACCEPTED, "v", "de").isNew()).isTrue();
    }
}
