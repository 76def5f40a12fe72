package dev.rooms.http.shared;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import dev.rooms.domain.consent.ConsentDecision;
import dev.rooms.domain.recording.RecordingKind;
import dev.rooms.domain.recording.RecordingLayout;
import dev.rooms.domain.recording.RecordingPreset;
import dev.rooms.domain.shared.ParticipantRole;
import dev.rooms.domain.shared.Scope;
import dev.rooms.domain.template.Codec;
import dev.rooms.domain.template.ConsentPolicy;
import dev.rooms.domain.template.LateJoinerPolicy;
import dev.rooms.domain.template.PublishSource;
import dev.rooms.domain.template.RoomType;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** How single values of the API are read from JSON text, and written to it where Jackson would write them otherwise. */
final class ApiTypes extends SimpleModule {
    private static final long serialVersionUID = 1;

    /** With its seconds, which ISO 8601 lets one leave out and RFC 3339 does not (section 5.6). */
    private static final DateTimeFormatter RFC_3339 = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendLiteral('T')
            .appendPattern("HH:mm:ss")
            .optionalStart()
            .appendFraction(ChronoField.NANO_OF_SECOND, 1, 9, true)
            .optionalEnd()
            .appendOffset("+HH:MM", "Z")
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    private static final Pattern BASIC_OFFSET = Pattern.compile("([+-]\\d{2})(\\d{2})$");

    ApiTypes() {
        super("rooms");
        text(String.class, "must be text without NUL and broken characters", ApiTypes::clean);
        text(UUID.class, "must be a UUID", ApiTypes::id);
        text(Instant.class, "must be an RFC 3339 time with an offset", ApiTypes::time);
        named(RoomType.class, RoomType::text);
        named(ParticipantRole.class, ParticipantRole::text);
        named(ConsentPolicy.class, ConsentPolicy::text);
        named(LateJoinerPolicy.class, LateJoinerPolicy::text);
        named(PublishSource.class, PublishSource::text);
        named(Codec.class, Codec::mime);
        named(Scope.class, Scope::text);
        named(ConsentDecision.class, ConsentDecision::text);
        named(RecordingKind.class, RecordingKind::text);
        named(RecordingLayout.class, RecordingLayout::text);
        named(RecordingPreset.class, RecordingPreset::name);
        addKeyDeserializer(String.class, new Key());
    }

    static Optional<Instant> time(String text) {
        try {
            // Many clients write the offset of ISO 8601 without its colon.
            var written = BASIC_OFFSET.matcher(text).replaceFirst("$1:$2");
            var time = OffsetDateTime.parse(written, RFC_3339).toInstant().truncatedTo(ChronoUnit.MICROS);
            // What a database and every client can hold; finer parts of a second would not come back.
            var year = time.atOffset(ZoneOffset.UTC).getYear();
            return year >= 1 && year <= 9999 ? Optional.of(time) : Optional.empty();
        } catch (DateTimeException noTime) {
            return Optional.empty();
        }
    }

    static Optional<UUID> id(String text) {
        try {
            var id = UUID.fromString(text);
            // Java would also read ids with parts left out.
            return id.toString().equalsIgnoreCase(text) ? Optional.of(id) : Optional.empty();
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }

    static Optional<String> clean(String text) {
        // Whole pairs come as one code point above the surrogates.
        var halves = text.codePoints()
                .anyMatch(
                        point -> point == 0 || (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE));
        return halves ? Optional.empty() : Optional.of(text);
    }

    private <T> void text(Class<T> type, String rule, Function<String, Optional<T>> read) {
        addDeserializer(type, new Text<>(type, rule, read));
    }

    private <E extends Enum<E>> void named(Class<E> type, Function<E, String> name) {
        var names = Arrays.stream(type.getEnumConstants()).map(name).collect(Collectors.joining(", "));
        text(
                type,
                "must be one of " + names,
                text -> Arrays.stream(type.getEnumConstants())
                        .filter(value -> name.apply(value).equals(text))
                        .findFirst());
        addSerializer(type, new Name<>(type, name));
    }

    private static final class Text<T> extends StdDeserializer<T> {
        private static final long serialVersionUID = 1;

        private final Class<T> type;
        private final String rule;
        private final transient Function<String, Optional<T>> read;

        Text(Class<T> type, String rule, Function<String, Optional<T>> read) {
            super(type);
            this.type = type;
            this.rule = rule;
            this.read = read;
        }

        @Override
        public T deserialize(JsonParser json, DeserializationContext context) throws IOException {
            if (json.currentToken() != JsonToken.VALUE_STRING) {
                throw new BadValue(json, type == String.class ? "must be text" : rule, "wrong-type");
            }
            return read.apply(json.getText()).orElseThrow(() -> new BadValue(json, rule, "bad-value"));
        }
    }

    private static final class Name<E> extends StdSerializer<E> {
        private static final long serialVersionUID = 1;

        private final transient Function<E, String> name;

        Name(Class<E> type, Function<E, String> name) {
            super(type);
            this.name = name;
        }

        @Override
        public void serialize(E value, JsonGenerator json, SerializerProvider context) throws IOException {
            json.writeString(name.apply(value));
        }
    }

    private static final class Key extends KeyDeserializer {
        @Override
        public Object deserializeKey(String key, DeserializationContext context) throws IOException {
            return clean(key)
                    .orElseThrow(() -> new BadValue(
                            context.getParser(), "must have keys without NUL and broken characters", "bad-value"));
        }
    }
}
