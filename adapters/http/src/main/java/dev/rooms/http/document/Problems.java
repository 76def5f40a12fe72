package dev.rooms.http.document;

import dev.rooms.http.problem.Catalogue;
import dev.rooms.http.problem.Problem;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** Describes the refusals of an operation, with an example of each problem code. */
final class Problems {
    private Problems() {}

    static APIResponse response(List<String> codes) {
        var media =
                OASFactory.createMediaType().schema(OASFactory.createSchema().ref("#/components/schemas/Problem"));
        codes.forEach(code -> media.addExample(
                code, OASFactory.createExample().summary(Catalogue.title(code)).value(example(code))));
        return OASFactory.createAPIResponse()
                .description(codes.stream().map(Catalogue::title).collect(Collectors.joining(", ")))
                .content(OASFactory.createContent().addMediaType(Problem.MEDIA_TYPE, media));
    }

    private static Map<String, Object> example(String code) {
        return Map.of(
                "type",
                Problem.TYPES + code,
                "title",
                Catalogue.title(code),
                "status",
                Catalogue.status(code),
                "detail",
                Catalogue.title(code) + ".",
                "instance",
                "/api/v1/rooms",
                "code",
                code,
                "request_id",
                "b1946ac92492d2347c6235b4d2611184");
    }
}
