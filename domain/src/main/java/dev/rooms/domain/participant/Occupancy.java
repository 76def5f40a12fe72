package dev.rooms.domain.participant;

import dev.rooms.domain.shared.ParticipantIdentity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;

/** How many people were in a session: at most at one time, and all in all. Recorders and agents do not count. */
public record Occupancy(int peak, int unique) {
    public static final Occupancy NONE = new Occupancy(0, 0);

    private record Step(Instant at, int change) {}

    public static Occupancy of(Collection<Attendance> attendances) {
        var steps = new ArrayList<Step>();
        var people = new HashSet<ParticipantIdentity>();
        for (var attendance : attendances) {
            if (!attendance.kind().isPerson()) {
                continue;
            }
            people.add(attendance.identity());
            steps.add(new Step(attendance.joinedAt(), 1));
            if (attendance.leftAt() != null) {
                steps.add(new Step(attendance.leftAt(), -1));
            }
        }
        // Who leaves in the moment when another comes was not there together with them.
        steps.sort(Comparator.comparing(Step::at).thenComparingInt(Step::change));
        var present = 0;
        var peak = 0;
        for (var step : steps) {
            present += step.change();
            peak = Math.max(peak, present);
        }
        // Who came and left in one moment was there all the same.
        return new Occupancy(Math.max(peak, Math.min(people.size(), 1)), people.size());
    }
}
