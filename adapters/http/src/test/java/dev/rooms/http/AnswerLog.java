package dev.rooms.http;

import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** Writes down which test got which status from which operation; the table of refusals is made from it. */
final class AnswerLog implements Filter {
    static final AnswerLog INSTANCE = new AnswerLog();
    private static final Path FILE = Path.of("target", "answers.tsv");

    private record Route(String method, String path, Pattern pattern) {}

    private final List<Route> routes = Operations.all().stream()
            .map(operation -> new Route(
                    operation.method(),
                    operation.path(),
                    Pattern.compile(operation.path().replaceAll("\\{[^}]+}", "[^/]+") + "/?")))
            .toList();
    private final Set<String> known = ConcurrentHashMap.newKeySet();

    private AnswerLog() {}

    @Override
    public Response filter(
            FilterableRequestSpecification request, FilterableResponseSpecification wanted, FilterContext context) {
        var answer = context.next(request, wanted);
        var path = URI.create(request.getURI()).getRawPath();
        routes.stream()
                .filter(route -> route.method.equals(request.getMethod())
                        && route.pattern.matcher(path).matches())
                .findFirst()
                .ifPresent(route -> note(route.method + "\t" + route.path + "\t" + answer.statusCode()));
        return answer;
    }

    private void note(String what) {
        if (known.add(what)) {
            try {
                Files.writeString(
                        FILE, what + "\t" + test() + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            } catch (IOException full) {
                throw new UncheckedIOException(full);
            }
        }
    }

    private static String test() {
        return StackWalker.getInstance()
                .walk(frames -> frames.map(StackWalker.StackFrame::getClassName)
                        .map(name -> name.substring(name.lastIndexOf('.') + 1).replaceAll("\\$.*", ""))
                        .filter(name -> name.endsWith("Test"))
                        .findFirst()
                        .orElse("a test"));
    }
}
