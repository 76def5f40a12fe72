package dev.rooms.postgres.template;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

@ApplicationScoped
class TemplateRows implements PanacheRepositoryBase<TemplateRow, UUID> {}
