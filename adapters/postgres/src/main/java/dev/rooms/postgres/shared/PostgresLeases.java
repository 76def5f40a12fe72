package dev.rooms.postgres.shared;

import dev.rooms.application.shared.Leases;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;

@ApplicationScoped
class PostgresLeases implements Leases {
    private final UUID self = UUID.randomUUID();
    private final Sql sql;

    PostgresLeases(Sql sql) {
        this.sql = sql;
    }

    @Override
    public boolean hold(String name, Duration time) {
        return hold(self, name, time);
    }

    boolean hold(UUID holder, String name, Duration time) {
        return sql.run("""
                        insert into lease (name, holder, until) values (?, ?, now() + ? * interval '1 millisecond')
                        on conflict (name) do update set holder = excluded.holder, until = excluded.until
                        where lease.holder = excluded.holder or lease.until < now()
                        """, name, holder, time.toMillis()) > 0;
    }
}
