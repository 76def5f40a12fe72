package dev.rooms.bootstrap;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Reads each setting, once and in one place. A secret or key is taken byte for byte: nothing in it is a reference, an
 * escape or a separator. Of any other setting the white space around it is cut. What is empty then is not set.
 */
final class SettingsReader {
    private static final int LARGEST_FILE = 65_536;
    /** The name of the source of environment variables; a file {@code .env} is another source. */
    private static final String ENVIRONMENT = "EnvConfigSource";

    /**
     * The settings as they were read.
     *
     * @param values by the names of the settings
     * @param said the names of those that somebody has set; the others have a default
     * @param problems each in one line that names the variable and never shows the value
     */
    record Settings(Map<String, String> values, List<String> said, List<String> problems) {
        Optional<String> get(String name) {
            return Optional.ofNullable(values.get(name));
        }

        /** A default is nobody's wish. */
        Optional<String> said(String name) {
            return get(name).filter(_ -> said.contains(name));
        }
    }

    private record Read(String value, boolean isSaid) {}

    private final List<ConfigSource> sources;
    private final List<String> profiles;
    private final Map<String, String> environment;
    private final Map<String, String> values = new TreeMap<>();
    private final List<String> said = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    /** @param environment what its bytes say, where the source of it has decoded them by the locale */
    SettingsReader(List<ConfigSource> sources, List<String> profiles, Map<String, String> environment) {
        this.sources = sources.stream()
                .sorted(Comparator.comparingInt(ConfigSource::getOrdinal).reversed())
                .toList();
        this.profiles = profiles;
        this.environment = environment;
    }

    Settings read(List<Setting> settings) {
        settings.forEach(this::read);
        return new Settings(Map.copyOf(values), List.copyOf(said), List.copyOf(problems));
    }

    private void read(Setting setting) {
        var found = find(setting);
        var file = setting.isSecret() ? find(setting.file()) : Optional.<Read>empty();
        if (file.isPresent() && found.filter(Read::isSaid).isPresent()) {
            problems.add(setting.variable() + " and " + setting.file().variable() + " are both set");
            return;
        }
        if (file.isPresent()) {
            content(setting.file().variable(), file.get().value())
                    .ifPresent(text -> take(setting, setting.file().variable(), new Read(text, true)));
        } else {
            found.ifPresent(read -> take(setting, setting.variable(), read));
        }
    }

    private void take(Setting setting, String variable, Read read) {
        var wrong =
                setting.isSecret() ? edge(read.value()).or(() -> unreadable(read.value())) : unreadable(read.value());
        wrong.ifPresent(why -> problems.add(variable + " " + why));
        if (wrong.isEmpty()) {
            values.put(setting.name(), read.value());
            if (read.isSaid()) {
                said.add(setting.name());
            }
        }
    }

    /** The first value that is not empty, from the sources in their order. */
    private Optional<Read> find(Setting setting) {
        for (var source : sources) {
            var value = names(setting.name())
                    .flatMap(name -> Stream.ofNullable(source.getValue(name)).map(text -> bytes(source, name, text)))
                    .map(text -> setting.isSecret() ? text : cut(text))
                    .filter(text -> !text.isEmpty())
                    .findFirst();
            if (value.isPresent()) {
                return value.map(text -> new Read(text, source.getOrdinal() >= 0));
            }
        }
        return Optional.empty();
    }

    private Stream<String> names(String name) {
        return Stream.concat(profiles.stream().map(profile -> "%" + profile + "." + name), Stream.of(name));
    }

    private String bytes(ConfigSource source, String name, String decoded) {
        return source.getName().equals(ENVIRONMENT)
                ? environment.getOrDefault(Setting.variable(name.replace('%', '_')), decoded)
                : decoded;
    }

    private Optional<String> content(String variable, String file) {
        try {
            var bytes = head(Path.of(file));
            if (bytes.length > LARGEST_FILE) {
                problems.add(variable + " names a file of more than " + LARGEST_FILE + " bytes");
                return Optional.empty();
            }
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            var content = text.endsWith("\r\n")
                    ? text.substring(0, text.length() - 2)
                    : text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
            if (content.isEmpty()) {
                problems.add(variable + " names an empty file");
                return Optional.empty();
            }
            return Optional.of(content);
        } catch (CharacterCodingException noText) {
            problems.add(variable + " names a file that is not UTF-8");
        } catch (IOException | InvalidPathException unreadable) {
            problems.add(variable + " names a file that cannot be read");
        }
        return Optional.empty();
    }

    private static byte[] head(Path file) throws IOException {
        try (var content = Files.newInputStream(file)) {
            return content.readNBytes(LARGEST_FILE + 1);
        }
    }

    private static Optional<String> edge(String value) {
        var first = value.codePointAt(0);
        var last = value.codePointBefore(value.length());
        if (isSpace(first)) {
            return Optional.of("begins with " + named(first));
        }
        return isSpace(last) ? Optional.of("ends with " + named(last)) : Optional.empty();
    }

    /** Also the spaces of other scripts and the mark of byte order, which people copy without seeing them. */
    static String cut(String text) {
        var begin = 0;
        var end = text.length();
        while (begin < end && isSpace(text.charAt(begin))) {
            begin++;
        }
        while (begin < end && isSpace(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(begin, end);
    }

    private static boolean isSpace(int character) {
        return Character.isWhitespace(character)
                || Character.isSpaceChar(character)
                || Character.getType(character) == Character.FORMAT;
    }

    private static Optional<String> unreadable(String value) {
        return value.indexOf('\uFFFD') >= 0
                ? Optional.of("holds a byte that is not UTF-8, or a character that the locale does not have")
                : Optional.empty();
    }

    /** A character in words of Unicode, such as U+000A LINE FEED (LF). */
    static String named(int character) {
        return "U+%04X %s".formatted(character, Character.getName(character));
    }
}
