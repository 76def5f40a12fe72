package dev.rooms.embedded;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.function.Supplier;

/** Stops what runs, the latest first, when the virtual machine stops. */
final class AtExit {
    private static final Deque<AutoCloseable> RUNNING = new ArrayDeque<>();
    private static final Set<String> APPLICATION_HOOKS = Set.of("Shutdown thread", "Quarkus Shutdown Thread");
    private static final Duration APPLICATION_PATIENCE = Duration.ofSeconds(20);

    private static boolean stopped;

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(AtExit::stopAll, "rooms-embedded-stop"));
    }

    private AtExit() {}

    /** The hook waits while something is being started, so nothing is left behind by a stop in that moment. */
    static synchronized <T extends AutoCloseable> T started(Supplier<T> start) {
        if (stopped) {
            throw new IllegalStateException("The virtual machine is stopping");
        }
        var part = start.get();
        RUNNING.push(part);
        return part;
    }

    static synchronized void forget(AutoCloseable part) {
        RUNNING.remove(part);
    }

    static void stop(AutoCloseable part) {
        forget(part);
        close(part);
    }

    private static void stopAll() {
        stopCommands();
        awaitApplication();
        synchronized (AtExit.class) {
            while (!RUNNING.isEmpty()) {
                close(RUNNING.pop());
            }
            stopped = true;
        }
    }

    // An application that still starts, and waits for an install, would not stop before its end.
    private static synchronized void stopCommands() {
        RUNNING.stream().filter(Command.Running.class::isInstance).forEach(AtExit::close);
    }

    // All hooks run at once; the application must find its database until it has stopped.
    private static void awaitApplication() {
        try {
            Thread.sleep(20);
            for (var thread : Thread.getAllStackTraces().keySet()) {
                if (APPLICATION_HOOKS.contains(thread.getName())) {
                    thread.join(APPLICATION_PATIENCE);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void close(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            System.err.println("Rooms could not stop " + part + ": " + e.getMessage());
        }
    }
}
