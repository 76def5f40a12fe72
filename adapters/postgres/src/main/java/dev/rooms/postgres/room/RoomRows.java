package dev.rooms.postgres.room;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

@ApplicationScoped
class RoomRows implements PanacheRepositoryBase<RoomRow, UUID> {}
