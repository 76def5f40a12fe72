package dev.rooms.application.access;

final class InMemoryJoinTokensTest implements JoinTokensContract {
    @Override
    public JoinTokens joinTokens() {
        return new InMemoryJoinTokens();
    }
}
