package dev.rooms.http.document;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.RequestBody;
import org.jspecify.annotations.Nullable;

/** Puts the examples of fields together to examples of whole bodies, so that the explorer shows some that are taken. */
final class Examples {
    private static final String REFERENCE = "#/components/schemas/";

    private Examples() {}

    static void complete(RequestBody body, Map<String, Schema> schemas) {
        body.getContent()
                .getMediaTypes()
                .values()
                .forEach(media -> media.setExample(example(resolve(media.getSchema(), schemas), schemas)));
    }

    private static Map<String, Object> example(Schema body, Map<String, Schema> schemas) {
        var example = new LinkedHashMap<String, Object>();
        var required = body.getRequired() == null ? List.<String>of() : body.getRequired();
        body.getProperties().forEach((name, schema) -> {
            var value = value(resolve(schema, schemas), required.contains(name));
            if (value != null) {
                example.put(name, value);
            }
        });
        return example;
    }

    private static @Nullable Object value(Schema schema, boolean required) {
        if (schema.getExamples() != null) {
            return schema.getExamples().getFirst();
        }
        return required && schema.getEnumeration() != null
                ? schema.getEnumeration().getFirst()
                : null;
    }

    private static Schema resolve(Schema schema, Map<String, Schema> schemas) {
        return schema.getRef() == null
                ? schema
                : schemas.getOrDefault(schema.getRef().replace(REFERENCE, ""), schema);
    }
}
