package dev.rooms.bootstrap.metrics;

import dev.rooms.application.access.JoinTokens;
import dev.rooms.domain.access.TokenFacts;
import dev.rooms.domain.room.LiveKitRoomName;
import jakarta.annotation.Priority;
import jakarta.decorator.Decorator;
import jakarta.decorator.Delegate;
import jakarta.enterprise.inject.Any;

@Decorator
@Priority(0)
abstract class CountedJoinTokens implements JoinTokens {
    private final JoinTokens joinTokens;
    private final Metrics metrics;

    CountedJoinTokens(@Delegate @Any JoinTokens joinTokens, Metrics metrics) {
        this.joinTokens = joinTokens;
        this.metrics = metrics;
    }

    @Override
    public Signed sign(TokenFacts facts, LiveKitRoomName room) {
        var signed = joinTokens.sign(facts, room);
        metrics.tokens.add(Metrics.Token.SIGNED);
        return signed;
    }
}
