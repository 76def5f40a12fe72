package dev.rooms.application.shared;

final class SequentialIdsTest implements IdsContract {
    private final Ids ids = new SequentialIds();

    @Override
    public Ids ids() {
        return ids;
    }
}
