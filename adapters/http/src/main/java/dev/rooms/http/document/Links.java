package dev.rooms.http.document;

import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.Paths;
import org.eclipse.microprofile.openapi.models.links.Link;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** Leads from each answer that names a new resource to every operation that takes its id. */
final class Links {
    private static final String NEW = "$response.body#/id";
    private static final String FIRST = "$response.body#/items/0/id";

    /** @param query the query parameter by which lists take the id; empty: none do */
    private record Source(String operation, String collection, String id, String query) {}

    private static final List<Source> SOURCES = List.of(
            new Source("createRoom", "rooms", NEW, "room_id"),
            new Source("createTemplate", "templates", NEW, "template_id"),
            new Source("createApiKey", "api-keys", NEW, ""),
            new Source("issueToken", "tokens", NEW, ""),
            new Source("startRecording", "recordings", NEW, ""),
            new Source("listInbox", "inbox", FIRST, ""),
            new Source("listSessions", "", FIRST, "session_id"));

    private Links() {}

    static void complete(Paths paths) {
        for (var source : SOURCES) {
            paths.getPathItems().values().stream()
                    .flatMap(item -> item.getOperations().values().stream())
                    .filter(operation -> source.operation.equals(operation.getOperationId()))
                    .flatMap(operation -> operation.getResponses().getAPIResponses().entrySet().stream())
                    .filter(answer -> answer.getKey().startsWith("2"))
                    .forEach(answer -> link(source, answer.getValue(), paths));
        }
        participants(paths);
    }

    private static void link(Source source, APIResponse from, Paths paths) {
        var place = ApiDocument.BASE + source.collection + "/{id}";
        paths.getPathItems()
                .forEach((path, item) -> item.getOperations().values().forEach(operation -> {
                    if (path.equals(place) || path.startsWith(place + "/")) {
                        add(from, operation, Map.of("path.id", source.id));
                    } else if (takes(operation, source.query)) {
                        add(
                                from,
                                operation,
                                path.contains("{id}")
                                        ? Map.of("path.id", "$request.path.id", "query." + source.query, source.id)
                                        : Map.of("query." + source.query, source.id));
                    }
                }));
    }

    /** The holder of a token is a participant once they join. */
    private static void participants(Paths paths) {
        var to = operation(paths, "getParticipant");
        for (var answer :
                operation(paths, "issueToken").getResponses().getAPIResponses().entrySet()) {
            if (answer.getKey().startsWith("2")) {
                add(
                        answer.getValue(),
                        to,
                        Map.of("path.id", "$request.path.id", "path.identity", "$response.body#/identity"));
            }
        }
    }

    private static Operation operation(Paths paths, String id) {
        return paths.getPathItems().values().stream()
                .flatMap(item -> item.getOperations().values().stream())
                .filter(operation -> id.equals(operation.getOperationId()))
                .findFirst()
                .orElseThrow();
    }

    private static boolean takes(Operation operation, String query) {
        return operation.getParameters() != null
                && operation.getParameters().stream()
                        .anyMatch(parameter -> parameter.getIn() == Parameter.In.QUERY
                                && parameter.getName().equals(query));
    }

    private static void add(APIResponse from, Operation to, Map<String, Object> parameters) {
        Link link = OASFactory.createLink().operationId(to.getOperationId());
        // A participant's or banned person's identity is not in the answer.
        var isComplete = to.getParameters() == null
                || to.getParameters().stream()
                        .filter(parameter -> parameter.getIn() == Parameter.In.PATH)
                        .allMatch(parameter -> parameters.containsKey("path." + parameter.getName()));
        if (isComplete) {
            parameters.forEach(link::addParameter);
            from.addLink(to.getOperationId(), link);
        }
    }
}
