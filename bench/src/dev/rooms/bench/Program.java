package dev.rooms.bench;

import java.util.ArrayList;
import java.util.List;

/** Webhooks of many rooms of ours that are live at once, in the order of their times. */
final class Program {
    /** LiveKit sends the next webhook of a room when the one before is answered, so a room keeps to one sender. */
    static final int SENDERS = 64;

    private static final double WARM_UP_SECONDS = 6;
    private static final double SECONDS = 10;
    /** So many rooms are live at a time. */
    private static final int SLOTS = 200;

    private static final int WATCHED_PER_SECOND = 10;

    /** @param watch null unless somebody joins who is looked for */
    record Cue(byte[] request, double due, int sender, Watch watch) {}

    private Program() {}

    /** Makes the rooms and tokens, and signs everything. Each slot begins at another step of its story. */
    static List<Cue> of(Server server, int perSecond) throws Exception {
        return of(server, perSecond, WARM_UP_SECONDS + SECONDS);
    }

    static List<Cue> of(Server server, int perSecond, double seconds) throws Exception {
        var steps = (int) (perSecond * seconds / SLOTS);
        var rooms = OurRooms.make(server.port(), SLOTS * (steps / RoomStory.LENGTH + 1));
        var stories = new RoomStory[rooms.size()];
        var webhooks = new Webhooks();
        var now = System.currentTimeMillis();
        var every = perSecond * OurRooms.GUESTS / RoomStory.LENGTH / WATCHED_PER_SECOND;
        var joins = 0;
        var cues = new ArrayList<Cue>();
        for (var number = 0; number < steps * SLOTS; number++) {
            var slot = number % SLOTS;
            var place = number / SLOTS - slot % RoomStory.LENGTH;
            if (place < 0) {
                continue;
            }
            var at = slot + SLOTS * (place / RoomStory.LENGTH);
            var step = place % RoomStory.LENGTH;
            var due = (double) number / perSecond;
            var time = now + (long) (due * 1000);
            if (step == 0) {
                stories[at] = new RoomStory(rooms.get(at), time);
            }
            var guest = RoomStory.comes(step);
            var isWatched = guest >= 0 && due >= WARM_UP_SECONDS && joins++ % Math.max(1, every) == 0;
            var watch = isWatched ? new Watch(rooms.get(at), OurRooms.identity(guest)) : null;
            cues.add(new Cue(webhooks.request(stories[at].event(step, time)), due, slot % SENDERS, watch));
        }
        return cues;
    }
}
