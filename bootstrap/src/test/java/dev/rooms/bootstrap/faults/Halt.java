package dev.rooms.bootstrap.faults;

import dev.rooms.bootstrap.Eventually;
import java.util.concurrent.CountDownLatch;

/** Where Rooms is kept from going on, until it is killed there. */
final class Halt implements Runnable {
    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch killed = new CountDownLatch(1);

    @Override
    public void run() {
        reached.countDown();
        try {
            killed.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    void awaitReached() {
        Eventually.within(RecordedRoom.SOON, "Rooms comes to this step", () -> reached.getCount() == 0);
    }

    void killed() {
        killed.countDown();
    }
}
