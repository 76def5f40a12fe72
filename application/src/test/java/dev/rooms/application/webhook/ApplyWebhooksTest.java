package dev.rooms.application.webhook;

import static dev.rooms.application.House.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rooms.application.House;
import dev.rooms.application.LiveKitStandIn;
import dev.rooms.application.access.IssueToken;
import dev.rooms.application.shared.StoreUnavailable;
import dev.rooms.application.webhook.WebhookEvent.LiveRoom;
import dev.rooms.domain.participant.ParticipantKind;
import dev.rooms.domain.room.RoomId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class ApplyWebhooksTest {
    private final House house = new House();
    private final LiveKitStandIn livekit = new LiveKitStandIn(house);
    private final RoomId room = house.openGroupRoom().room().id();
    private final IssueToken.Minted ana = house.mint(room, "ana");
    private final LiveRoom live = livekit.room(ana.livekitRoom());

    private void poison() {
        house.receiveWebhook.handle(
                InMemoryLiveKitWebhooks.poison(new WebhookEventId("EV_bad"), live.name()),
                InMemoryLiveKitWebhooks.SIGNED);
    }

    private void joins(String identity) {
        joins(live, identity.equals("ana") ? ana : house.mint(room, identity));
    }

    private void joins(LiveRoom into, IssueToken.Minted token) {
        var identity = token.facts().identity().value();
        var guest =
                livekit.guest(identity, ParticipantKind.STANDARD, token.facts().id());
        house.send(new WebhookEvent.ParticipantJoined(into, guest, NOW));
    }

    private List<String> present() {
        return house.participants(room).stream()
                .map(view -> view.attendance().identity().value())
                .toList();
    }

    @Test
    void with_nothing_received_there_is_nothing_to_do() {
        assertThat(house.applyWebhooks.handle()).isFalse();
    }

    @Test
    void all_that_is_due_is_applied_in_one_go() {
        joins("ana");
        joins("bea");
        assertThat(house.applyWebhooks.handle()).isTrue();
        assertThat(house.webhookInbox.waiting()).isZero();
        assertThat(house.applyWebhooks.handle()).isFalse();
    }

    @Test
    void an_event_that_fails_holds_up_its_line_and_no_other() {
        var other = house.openGroupRoom().room().id();
        var cyd = house.mint(other, "cyd");
        poison();
        joins("ana");
        joins(livekit.room(cyd.livekitRoom()), cyd);
        house.drain();
        assertThat(present()).isEmpty();
        assertThat(house.participants(other)).hasSize(1);
    }

    @Test
    void an_event_that_fails_five_times_is_set_aside_and_its_line_goes_on() {
        poison();
        joins("ana");
        for (var wait : List.of(200, 400, 800, 1_600)) {
            house.drain();
            house.clock.advance(Duration.ofMillis(wait - 1));
            house.drain();
            assertThat(house.webhookInbox.setAside()).isEmpty();
            house.clock.advance(Duration.ofMillis(1));
        }
        assertThat(present()).isEmpty();
        house.drain();
        assertThat(house.webhookInbox.setAside()).containsExactly("java.lang.IllegalStateException: poisoned");
        house.drain();
        assertThat(present()).containsExactly("ana");
    }

    @Test
    void an_event_whose_data_the_store_refuses_is_set_aside_at_once() {
        house.receiveWebhook.handle(
                InMemoryLiveKitWebhooks.refused(new WebhookEventId("EV_bad"), live.name()),
                InMemoryLiveKitWebhooks.SIGNED);
        joins("ana");
        house.drain();
        assertThat(house.webhookInbox.setAside()).hasSize(1);
        assertThat(present()).containsExactly("ana");
    }

    @Test
    void a_store_that_is_away_is_not_the_events_fault() {
        joins("ana");
        var storeIsAway = new LiveKitWebhooks() {
            @Override
            public SignedDigest verify(@Nullable String authorization) {
                throw new AssertionError("nothing is received here");
            }

            @Override
            public SignedWebhook open(SignedDigest signed, WebhookBody body) {
                throw new AssertionError("nothing is received here");
            }

            @Override
            public WebhookEvent read(String payload, Instant receivedAt) {
                throw new StoreUnavailable();
            }
        };
        var applying =
                new ApplyWebhooks(house.webhookInbox, storeIsAway, house.applyEvent, house.transactions, house.clock);
        for (var time = 0; time < 6; time++) {
            assertThatThrownBy(applying::handle)
                    .isInstanceOfSatisfying(
                            StoreUnavailable.class,
                            away -> assertThat(away.retryAfter()).contains(Duration.ofSeconds(1)));
        }
        house.drain();
        assertThat(present()).containsExactly("ana");
    }
}
