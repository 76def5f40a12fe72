package dev.rooms.application.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rooms.application.House;
import dev.rooms.application.shared.AnswerOnce.Answer;
import dev.rooms.application.shared.AnswerOnce.Outcome;
import dev.rooms.application.shared.AnswerOnce.Request;
import dev.rooms.domain.shared.Caller;
import dev.rooms.domain.shared.Scope;
import dev.rooms.domain.shared.ScopeMissing;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

final class AnswerOnceTest {
    private final House house = new House();
    private final Request request = new Request(house.admin(), "POST /rooms", "key-1", "body");
    private final AtomicInteger effects = new AtomicInteger();

    private Outcome handle(Request asked) {
        return house.answerOnce.handle(asked, this::work);
    }

    private Answer work() {
        return answer(effects.incrementAndGet());
    }

    private static Answer answer(int number) {
        return new Answer(201, "/api/v1/rooms/" + number, null, "{}", null);
    }

    @Test
    void a_request_sent_twice_has_one_effect_and_one_answer() {
        assertThat(handle(request)).isEqualTo(new Outcome(answer(1), false));
        assertThat(handle(request)).isEqualTo(new Outcome(answer(1), true));
        assertThat(effects).hasValue(1);
    }

    @Test
    void the_key_cannot_be_used_for_another_request() {
        handle(request);
        var other = new Request(request.caller(), request.operation(), request.key(), "another body");
        assertThatThrownBy(() -> handle(other)).isInstanceOf(KeyReused.class);
        assertThat(effects).hasValue(1);
    }

    @Test
    void another_caller_has_keys_of_its_own() {
        handle(request);
        var other = new Request(new Caller("booking", Set.of()), request.operation(), request.key(), "body");
        assertThat(handle(other)).isEqualTo(new Outcome(answer(2), false));
    }

    @Test
    void while_the_first_runs_the_second_is_told_so() {
        house.answerOnce.handle(request, () -> {
            assertThat(AtOnce.<Throwable>meanwhile(() -> failureOf(() -> handle(request))))
                    .isInstanceOfSatisfying(
                            RequestRunning.class,
                            running -> assertThat(running.retryAfter()).contains(Duration.ofSeconds(1)));
            return work();
        });
        assertThat(effects).hasValue(1);
    }

    private static Throwable failureOf(Supplier<Outcome> call) {
        try {
            return new AssertionError("it got " + call.get());
        } catch (RuntimeException failure) {
            return failure;
        }
    }

    @Test
    void a_request_that_fails_leaves_its_key_free() {
        assertThatThrownBy(() -> house.answerOnce.handle(request, () -> {
                    throw new ScopeMissing(Scope.ROOMS_WRITE);
                }))
                .isInstanceOf(ScopeMissing.class);
        assertThat(handle(request)).isEqualTo(new Outcome(answer(1), false));
    }

    @Test
    void an_answer_is_kept_for_a_day() {
        handle(request);
        house.clock.advance(Duration.ofHours(24).minusMillis(1));
        assertThat(handle(request).replayed()).isTrue();
        house.clock.advance(Duration.ofMillis(1));
        assertThat(handle(request)).isEqualTo(new Outcome(answer(2), false));
        assertThat(handle(request)).isEqualTo(new Outcome(answer(2), true));
    }
}
