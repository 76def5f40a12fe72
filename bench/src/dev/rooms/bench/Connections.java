package dev.rooms.bench;

import java.io.IOException;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Connections to one server, all served by the one thread that asks: it shares the machine with what it measures, and a
 * thread for each would have the two cores do little but change threads.
 */
final class Connections implements AutoCloseable {
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(10);
    private static final long SHORT = TimeUnit.MILLISECONDS.toNanos(1);
    private static final long STEP = TimeUnit.MICROSECONDS.toNanos(50);

    private final Selector selector;
    private final List<Connection> all = new ArrayList<>();
    private long heard = System.nanoTime();

    Connections(int port, int count) throws IOException {
        selector = Selector.open();
        while (all.size() < count) {
            all.add(new Connection(selector, port));
        }
    }

    List<Connection> all() {
        return all;
    }

    List<Connection> answered() throws IOException {
        return answered(PATIENCE);
    }

    /**
     * Those that are answered within so many nanoseconds, or a little less.
     *
     * @throws IOException when none was for ten seconds, and one of them should have been
     */
    List<Connection> answered(long nanos) throws IOException {
        var now = System.nanoTime();
        if (nanos >= SHORT) {
            selector.select(nanos / SHORT);
        } else if (selector.selectNow() == 0 && nanos > 0) {
            // The selector itself cannot wait for less than a millisecond.
            LockSupport.parkNanos(Math.min(nanos, STEP));
            selector.selectNow();
        }
        var ready = new ArrayList<Connection>();
        for (var key : selector.selectedKeys()) {
            var connection = (Connection) key.attachment();
            if (connection.isAnswered()) {
                ready.add(connection);
            }
        }
        selector.selectedKeys().clear();
        if (!ready.isEmpty()) {
            heard = System.nanoTime();
        } else if (now - heard > PATIENCE) {
            throw new IOException("no answer for ten seconds");
        }
        return ready;
    }

    @Override
    public void close() throws IOException {
        for (var connection : all) {
            connection.close();
        }
        selector.close();
    }
}
