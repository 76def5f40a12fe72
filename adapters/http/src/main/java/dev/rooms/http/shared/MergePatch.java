package dev.rooms.http.shared;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** A JSON merge patch (RFC 7396). */
public final class MergePatch {
    /** The one object whose keys are the caller's own, so that none of them is unknown. */
    private static final String FREE = "metadata";

    private final ObjectNode patch;

    MergePatch(ObjectNode patch) {
        this.patch = patch;
    }

    /** Whether it says something about this field, be it null. */
    public boolean has(String field) {
        return patch.has(field);
    }

    public @Nullable JsonNode get(String field) {
        return patch.get(field);
    }

    public MergePatch without(String field) {
        var rest = patch.deepCopy();
        rest.remove(field);
        return new MergePatch(rest);
    }

    /** The document as patched; the given one is left as it is. */
    public ObjectNode applyTo(ObjectNode document) {
        return merge(document.deepCopy(), patch, false);
    }

    private static ObjectNode merge(ObjectNode into, ObjectNode patch, boolean anyKey) {
        patch.properties().forEach(field -> {
            if (field.getValue() instanceof ObjectNode deeper) {
                var old = into.get(field.getKey()) instanceof ObjectNode there
                        ? there
                        : JsonNodeFactory.instance.objectNode();
                into.set(field.getKey(), merge(old, deeper, field.getKey().equals(FREE)));
            } else if (field.getValue().isNull() && (anyKey || into.has(field.getKey()))) {
                into.remove(field.getKey());
            } else {
                // Null of a field that is not there is kept, so that an unknown one is noticed.
                into.set(field.getKey(), field.getValue());
            }
        });
        return into;
    }
}
