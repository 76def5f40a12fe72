package dev.rooms.http.shared;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.QueryParam;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Map;
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
}
