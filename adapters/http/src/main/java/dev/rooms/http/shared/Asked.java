package dev.rooms.http.shared;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The operation of a request with its parameters, as a text that does not depend on the spelling of the path. */
final class Asked {
    private Asked() {}

    /** The operation and its path parameters. */
    static String operation(Method method, Map<String, List<String>> path) {
        return method.getAnnotation(Operation.class).operationId() + said(path);
    }

    /** The query parameters that the operation reads. */
    static String query(Method method, Map<String, List<String>> query) {
        var read = new TreeMap<String, List<String>>();
        QueryNames.of(method).stream().filter(query::containsKey).forEach(name -> read.put(name, query.get(name)));
        return said(read);
    }

    private static String said(Map<String, List<String>> parameters) {
        var sorted = new TreeMap<String, List<String>>();
        parameters.forEach((name, values) ->
                sorted.put(name, values.stream().map(Asked::plain).toList()));
        return sorted.isEmpty() ? "" : " " + sorted;
    }

    /** An id has one spelling. */
    private static String plain(String value) {
        return ApiTypes.id(value).map(UUID::toString).orElse(value);
    }
}
