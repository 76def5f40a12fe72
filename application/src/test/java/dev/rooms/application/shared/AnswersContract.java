package dev.rooms.application.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rooms.application.House;
import dev.rooms.application.shared.AnswerOnce.Answer;
import dev.rooms.application.shared.AnswerOnce.Request;
import dev.rooms.application.shared.Answers.Given;
import dev.rooms.domain.shared.Caller;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a store of answers to requests with an idempotency key promises. */
public interface AnswersContract {
    Instant NOW = House.NOW;
    Instant EXPIRY = NOW.plus(Duration.ofHours(24));
    Answer FULL = new Answer(201, "/api/v1/rooms/1", "\"0\"", "{\"id\": \"1\"}", "token");
    Answer BARE = new Answer(204, null, null, null, null);

    Answers answers();

    Transactions transactions();

    private static Request request(String caller, String operation, String key) {
        return new Request(new Caller(caller, Set.of()), operation, key, "fingerprint of " + operation);
    }

    private static Request request() {
        return request("desk", "POST /rooms", FreshIds.text("key-"));
    }

    private void save(Request request, Answer answer, Instant expiry) {
        transactions().run(() -> answers().save(request, answer, expiry));
    }

    private Optional<Given> find(Request request, Instant now) {
        return transactions().within(() -> answers().find(request, now));
    }

    private boolean claim(Request request) {
        return transactions().within(() -> answers().claim(request));
    }

    @Test
    default void an_answer_is_found_as_it_was_given() {
        var request = request();
        save(request, FULL, EXPIRY);
        assertThat(find(request, NOW)).contains(new Given(request.fingerprint(), FULL));
    }

    @Test
    default void an_answer_without_a_body_is_found_as_it_was_given() {
        var request = request();
        save(request, BARE, EXPIRY);
        assertThat(find(request, NOW)).contains(new Given(request.fingerprint(), BARE));
    }

    @Test
    default void a_request_that_was_never_answered_has_no_answer() {
        assertThat(find(request(), NOW)).isEmpty();
    }

    @Test
    default void the_same_key_of_another_caller_or_for_another_operation_is_another_key() {
        var key = FreshIds.text("key-");
        save(request("desk", "POST /rooms", key), FULL, EXPIRY);
        assertThat(find(request("night shift", "POST /rooms", key), NOW)).isEmpty();
        assertThat(find(request("desk", "POST /templates", key), NOW)).isEmpty();
    }

    @Test
    default void the_fingerprint_of_a_later_request_does_not_hide_the_answer() {
        var first = request();
        save(first, FULL, EXPIRY);
        var other = new Request(first.caller(), first.operation(), first.key(), "another body");
        assertThat(find(other, NOW)).contains(new Given(first.fingerprint(), FULL));
    }

    @Test
    default void an_answer_expires() {
        var request = request();
        save(request, FULL, EXPIRY);
        assertThat(find(request, EXPIRY.minusMillis(1))).isPresent();
        assertThat(find(request, EXPIRY)).isEmpty();
    }

    @Test
    default void an_expired_answer_gives_way_to_a_new_one() {
        var request = request();
        save(request, FULL, EXPIRY);
        save(request, BARE, EXPIRY.plus(Duration.ofHours(24)));
        assertThat(find(request, EXPIRY)).map(Given::answer).contains(BARE);
    }

    @Test
    default void purging_forgets_what_has_expired_and_nothing_else() {
        var old = request();
        var young = request();
        save(old, FULL, EXPIRY);
        save(young, FULL, EXPIRY.plusMillis(1));
        transactions().run(() -> answers().purge(EXPIRY));
        assertThat(find(old, NOW)).isEmpty();
        assertThat(find(young, NOW)).isPresent();
    }

    @Test
    default void a_key_is_kept_by_one_transaction_at_a_time() {
        var request = request();
        transactions().run(() -> {
            assertThat(answers().claim(request)).isTrue();
            assertThat(AtOnce.meanwhile(() -> claim(request))).isFalse();
            assertThat(AtOnce.meanwhile(() -> claim(request()))).isTrue();
        });
        assertThat(claim(request)).isTrue();
    }

    @Test
    default void a_key_is_free_again_when_its_transaction_failed() {
        var request = request();
        assertThatThrownBy(() -> transactions().run(() -> {
                    answers().claim(request);
                    throw new RequestRunning();
                }))
                .isInstanceOf(RequestRunning.class);
        assertThat(AtOnce.meanwhile(() -> claim(request))).isTrue();
    }
}
