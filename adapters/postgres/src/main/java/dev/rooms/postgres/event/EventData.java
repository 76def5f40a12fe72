package dev.rooms.postgres.event;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.rooms.postgres.template.SettingsJson;
import java.util.HashMap;
import java.util.Map;

/** The data of events as they are kept. */
final class EventData {
    private EventData() {}

    static String write(Map<String, Object> data) {
        var json = JsonNodeFactory.instance.objectNode();
        data.forEach((name, value) -> {
            switch (value) {
                case String text -> json.put(name, text);
                case Integer number -> json.put(name, number);
                default -> throw new IllegalArgumentException(name + " is neither a text nor a number");
            }
        });
        return json.toString();
    }

    static Map<String, Object> read(String text) {
        var data = new HashMap<String, Object>();
        SettingsJson.tree(text)
                .properties()
                .forEach(each -> data.put(
                        each.getKey(),
                        each.getValue().isTextual()
                                ? each.getValue().textValue()
                                : each.getValue().intValue()));
        return data;
    }
}
