package dev.rooms.postgres.participant;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
class TrackRows implements PanacheRepositoryBase<TrackRow, String> {}
