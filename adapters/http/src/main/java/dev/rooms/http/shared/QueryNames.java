package dev.rooms.http.shared;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.QueryParam;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The query parameters that an operation reads. */
final class QueryNames {
    private static final Map<Method, Set<String>> KNOWN = new ConcurrentHashMap<>();

    private QueryNames() {}

    static Set<String> of(Method operation) {
        return KNOWN.computeIfAbsent(operation, QueryNames::read);
    }

    private static Set<String> read(Method operation) {
        var names = new TreeSet<String>();
        Stream.of(operation.getParameters()).flatMap(QueryNames::named).forEach(names::add);
        return names;
    }

    private static Stream<String> named(Parameter parameter) {
        return parameter.isAnnotationPresent(BeanParam.class)
                ? fields(parameter.getType())
                : name(parameter.getAnnotation(QueryParam.class));
    }

    private static Stream<String> fields(@Nullable Class<?> type) {
        return type == null
                ? Stream.of()
                : Stream.concat(
                        fields(type.getSuperclass()),
                        Stream.of(type.getDeclaredFields())
                                .flatMap(field -> name(field.getAnnotation(QueryParam.class))));
    }

    private static Stream<String> name(@Nullable QueryParam annotation) {
        return annotation == null ? Stream.of() : Stream.of(annotation.value());
    }

    /** The known name that is spelt most like this one; empty when none is near. */
    static Optional<String> near(String name, Set<String> known) {
        return known.stream()
                .filter(each -> distance(name, each) <= Math.max(1, each.length() / 3))
                .min(Comparator.comparingInt(each -> distance(name, each)));
    }

    /** How many letters have to be added, removed or replaced; case, dashes and the like do not count. */
    private static int distance(String one, String other) {
        var from = bare(one);
        var to = bare(other);
        var row = new int[to.length() + 1];
        for (var column = 0; column < row.length; column++) {
            row[column] = column;
        }
        for (var letter = 0; letter < from.length(); letter++) {
            var diagonal = row[0];
            row[0] = letter + 1;
            for (var column = 1; column < row.length; column++) {
                var replaced = diagonal + (from.charAt(letter) == to.charAt(column - 1) ? 0 : 1);
                diagonal = row[column];
                row[column] = Math.min(replaced, 1 + Math.min(row[column], row[column - 1]));
            }
        }
        return row[to.length()];
    }

    private static String bare(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }
}
