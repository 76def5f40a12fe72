package dev.rooms.application.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What leases promise. */
public interface LeasesContract {
    Duration LONG = Duration.ofMinutes(1);

    Transactions transactions();

    Leases leases();

    /** The same leases, as another replica has them. */
    Leases leasesOfAnother();

    private boolean holds(Leases replica, String name, Duration time) {
        return transactions().within(() -> replica.hold(name, time));
    }

    @Test
    default void one_replica_holds_a_lease_and_may_keep_it() {
        var name = FreshIds.next().toString();
        var another = leasesOfAnother();
        assertThat(holds(leases(), name, LONG)).isTrue();
        assertThat(holds(another, name, LONG)).isFalse();
        assertThat(holds(leases(), name, LONG)).isTrue();
        assertThat(holds(another, FreshIds.next().toString(), LONG)).isTrue();
    }

    @Test
    default void a_lease_that_ran_out_is_anybodys() {
        var name = FreshIds.next().toString();
        assertThat(holds(leases(), name, Duration.ofMillis(-1))).isTrue();
        assertThat(holds(leasesOfAnother(), name, LONG)).isTrue();
        assertThat(holds(leases(), name, LONG)).isFalse();
    }
}
