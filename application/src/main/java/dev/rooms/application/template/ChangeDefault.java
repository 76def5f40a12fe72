package dev.rooms.application.template;

import dev.rooms.application.shared.Transactions;
import dev.rooms.domain.template.RoomTemplate;
import dev.rooms.domain.template.TemplateId;
import java.time.InstantSource;

/** Puts a template in the place of the one that was the default of its type. */
public final class ChangeDefault {
    private final Templates templates;
    private final Transactions transactions;
    private final InstantSource clock;

    public ChangeDefault(Templates templates, Transactions transactions, InstantSource clock) {
        this.templates = templates;
        this.transactions = transactions;
        this.clock = clock;
    }

    public RoomTemplate handle(TemplateId id) {
        return transactions.within(() -> {
            var template = templates.lock(id);
            if (template.isDefault()) {
                return template;
            }
            var now = clock.instant();
            var next = template.asDefault(true, now);
            templates.findDefault(template.type()).ifPresent(old -> templates.save(old.asDefault(false, now)));
            return templates.save(next);
        });
    }
}
