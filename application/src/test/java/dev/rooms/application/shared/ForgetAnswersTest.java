package dev.rooms.application.shared;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rooms.application.House;
import dev.rooms.application.shared.AnswerOnce.Answer;
import dev.rooms.application.shared.AnswerOnce.Request;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class ForgetAnswersTest {
    private final House house = new House();
    private final Request request = new Request(house.admin(), "POST /rooms", "key", "fingerprint");

    @Test
    void an_answer_is_kept_for_a_day_and_no_longer() {
        house.answerOnce.handle(request, () -> new Answer(201, null, null, "{}", null));
        var given = house.clock.instant();
        house.clock.advance(Duration.ofHours(23));
        house.forgetAnswers.handle();
        assertThat(house.answers.find(request, given)).isPresent();
        house.clock.advance(Duration.ofHours(2));
        house.forgetAnswers.handle();
        assertThat(house.answers.find(request, given)).isEmpty();
    }
}
