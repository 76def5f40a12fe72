package dev.rooms.bootstrap.faults;

import dev.rooms.bootstrap.faults.HttpProxy.Passing;
import dev.rooms.bootstrap.faults.PostgresProxy.Statement;
import dev.rooms.bootstrap.faults.Traps.At;
import java.sql.SQLException;
import java.util.UUID;
import java.util.function.Predicate;

/** The points between two steps of a recording at which Rooms can be halted, for the recordings of one room. */
final class RecordingSteps {
    private static final String CLAIM = "with due as";
    private static final String CHANGE = "update recording set status";

    private final World world;
    private final RecordedRoom room;

    RecordingSteps(World world, RecordedRoom room) {
        this.world = world;
        this.room = room;
    }

    void intent(At commit, Halt halt) {
        statement(
                commit,
                isCommit()
                        .and(commits -> commits.before().stream()
                                .anyMatch(it -> it.says("insert into recording (") && it.names(room.uuid()))),
                halt);
    }

    /** As long as that is halted no recording is taken up, of whatever room. */
    static void claims(World world, Halt halt) {
        world.statements().traps().set(it -> it.says(CLAIM), At.BEFORE, halt);
    }

    void change(At commit, Halt halt) {
        statement(commit, isCommit().and(commits -> changes(commits, "")), halt);
    }

    void changeTo(String status, Halt halt) {
        statement(At.BEFORE, isCommit().and(commits -> changes(commits, status)), halt);
    }

    /** The wish for it says DELETED once, and what comes of it twice. */
    void gone(Halt halt) {
        statement(At.BEFORE, isCommit().and(commits -> changes(commits, "DELETED", 2)), halt);
    }

    void start(At call, Halt halt) {
        world.studio()
                .wayToLiveKit()
                .traps()
                .set(it -> it.is("POST", "/StartRoomCompositeEgress") && it.names(room.id()), call, halt);
    }

    void stop(At call, String egress, Halt halt) {
        world.studio().wayToLiveKit().traps().set(it -> it.is("POST", "/StopEgress") && it.names(egress), call, halt);
    }

    /** @param method HEAD, DELETE */
    void object(String method, At call, Halt halt) {
        Predicate<Passing> ofTheFile = it -> it.is(method, ".mp4") && it.names(room.id());
        world.studio().wayToBucket().traps().set(ofTheFile, call, halt);
    }

    private void statement(At at, Predicate<Statement> which, Halt halt) {
        world.statements().traps().set(which, at, halt);
    }

    private static Predicate<Statement> isCommit() {
        return it -> it.sql().startsWith("commit");
    }

    private boolean changes(Statement commit, String status) {
        return changes(commit, status, 1);
    }

    private boolean changes(Statement commit, String status, int times) {
        return commit.before().stream().anyMatch(it -> it.says(CHANGE) && it.names(status, times) && isOfTheRoom(it));
    }

    private boolean isOfTheRoom(Statement change) {
        try {
            return world.ledger().words("select id::text from recording where room_id = ?", room.uuid()).stream()
                    .map(UUID::fromString)
                    .anyMatch(change::names);
        } catch (SQLException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
