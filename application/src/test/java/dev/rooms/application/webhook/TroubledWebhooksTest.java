package dev.rooms.application.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rooms.application.House;
import dev.rooms.domain.room.LiveKitRoomName;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What an operator can do about webhooks that were set aside. */
final class TroubledWebhooksTest {
    private final House house = new House();

    private List<InboxItem> list(InboxItem.@Nullable State state) {
        return house.listInbox
                .handle(new ListInbox.Query(house.admin(), state, House.WHOLE))
                .items();
    }

    private InboxItem failed() {
        return list(InboxItem.State.FAILED).getFirst();
    }

    private InboxItem retry(InboxItemId id) {
        return house.retryWebhook.handle(new RetryWebhook.Command(house.admin(), id));
    }

    private InboxItem discard(InboxItemId id) {
        return house.discardWebhook.handle(new DiscardWebhook.Command(house.admin(), id));
    }

    private void setAside() {
        house.receiveWebhook.handle(
                InMemoryLiveKitWebhooks.poison(new WebhookEventId("EV_bad"), new LiveKitRoomName("s-1")),
                InMemoryLiveKitWebhooks.SIGNED);
        tryUntilItFails();
    }

    private void tryUntilItFails() {
        while (list(InboxItem.State.FAILED).isEmpty()) {
            house.drain();
            house.clock.advance(Duration.ofMillis(100));
        }
    }

    @Test
    void what_is_set_aside_is_listed_with_its_reason() {
        setAside();
        assertThat(list(null)).containsExactly(failed());
        assertThat(failed().attempts()).isEqualTo(5);
        assertThat(failed().reason()).contains("poisoned");
        assertThat(list(InboxItem.State.WAITING)).isEmpty();
    }

    @Test
    void what_is_retried_has_five_tries_again() {
        setAside();
        assertThat(retry(failed().id())).satisfies(item -> {
            assertThat(item.state()).isEqualTo(InboxItem.State.WAITING);
            assertThat(item.attempts()).isZero();
        });
        tryUntilItFails();
        assertThat(failed().attempts()).isEqualTo(5);
    }

    @Test
    @Timeout(20)
    void a_retry_wakes_whoever_applies() throws InterruptedException {
        setAside();
        house.webhooksReceived.await(Duration.ofMinutes(5));
        retry(failed().id());
        house.webhooksReceived.await(Duration.ofMinutes(5));
    }

    @Test
    void what_waits_already_cannot_be_retried_or_discarded() {
        setAside();
        var id = failed().id();
        retry(id);
        assertThatThrownBy(() -> retry(id)).isInstanceOf(WebhookNotFailed.class);
        assertThatThrownBy(() -> discard(id)).isInstanceOf(WebhookNotFailed.class);
    }

    @Test
    void what_is_discarded_stays_so_however_often_it_is_said() {
        setAside();
        var id = failed().id();
        assertThat(discard(id).state()).isEqualTo(InboxItem.State.DISCARDED);
        assertThat(discard(id).state()).isEqualTo(InboxItem.State.DISCARDED);
        assertThatThrownBy(() -> retry(id)).isInstanceOf(WebhookNotFailed.class);
    }

    @Test
    void what_nobody_knows_is_not_found() {
        var unknown = new InboxItemId(house.ids.next());
        assertThatThrownBy(() -> retry(unknown)).isInstanceOf(WebhookNotFound.class);
        assertThatThrownBy(() -> discard(unknown)).isInstanceOf(WebhookNotFound.class);
    }

    @Test
    void what_is_older_than_the_retention_is_forgotten() {
        setAside();
        house.clock.advance(House.INBOX_RETENTION.minusSeconds(60));
        house.forgetWebhooks.handle();
        assertThat(list(null)).hasSize(1);
        house.clock.advance(Duration.ofSeconds(61));
        house.forgetWebhooks.handle();
        assertThat(list(null)).isEmpty();
    }
}
