package dev.rooms.application.template;

import dev.rooms.application.shared.Ids;
import dev.rooms.application.shared.Transactions;
import dev.rooms.domain.shared.Caller;
import dev.rooms.domain.shared.Scope;
import dev.rooms.domain.template.RoomTemplate;
import dev.rooms.domain.template.RoomType;
import dev.rooms.domain.template.TemplateId;
import java.time.InstantSource;

/** Gives every room type a default template. Repeating it changes nothing, and what somebody edited stays. */
public final class SeedTemplates {
    public record Command(Caller caller) {}

    private final Templates templates;
    private final Transactions transactions;
    private final Ids ids;
    private final InstantSource clock;

    public SeedTemplates(Templates templates, Transactions transactions, Ids ids, InstantSource clock) {
        this.templates = templates;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
    }

    public void handle(Command command) {
        command.caller().needs(Scope.TEMPLATES_WRITE);
        for (var type : RoomType.values()) {
            transactions.run(() ->
                    templates.seed(RoomTemplate.seed(new TemplateId(ids.next()), type, name(type), clock.instant())));
        }
    }

    private static String name(RoomType type) {
        return switch (type) {
            case INDIVIDUAL -> "Individual";
            case GROUP -> "Group";
            case WEBINAR -> "Webinar";
            case BROADCAST -> "Broadcast";
        };
    }
}
