package dev.rooms.http.document;

import dev.rooms.http.problem.Catalogue;
import dev.rooms.http.problem.Problem;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** Describes the refusals of an operation, each problem code with the example of its page. */
final class Problems {
    private static final List<String> ALWAYS =
            List.of("type", "title", "status", "detail", "instance", "code", "request_id");

    private Problems() {}

    static APIResponse response(List<String> codes) {
        var media = OASFactory.createMediaType().schema(Enums.reference("Problem"));
        codes.forEach(code -> media.addExample(
                code, OASFactory.createExample().summary(Catalogue.title(code)).value(ProblemPages.example(code))));
        return OASFactory.createAPIResponse()
                .description(codes.stream().map(Catalogue::title).collect(Collectors.joining(", ")))
                .content(OASFactory.createContent().addMediaType(Problem.MEDIA_TYPE, media));
    }

    static Schema schema() {
        var problem = OASFactory.createSchema()
                .addType(Schema.SchemaType.OBJECT)
                .description("A problem (RFC 9457). Which of the further members are there depends on the code")
                .required(ALWAYS);
        ALWAYS.forEach(member -> problem.addProperty(
                member,
                member.equals("status")
                        ? described("Problem", member).addType(Schema.SchemaType.INTEGER)
                        : text("Problem", member)));
        problem.addProperty(
                "errors",
                OASFactory.createSchema()
                        .addType(Schema.SchemaType.ARRAY)
                        .description(Words.description("Problem", "errors").orElseThrow())
                        .items(Enums.reference("Violation")));
        facts().forEach(problem::addProperty);
        return problem;
    }

    static Schema violation() {
        var violation = OASFactory.createSchema()
                .addType(Schema.SchemaType.OBJECT)
                .description("A bad value")
                .required(List.of("pointer", "code", "detail"));
        List.of("pointer", "code", "detail")
                .forEach(member -> violation.addProperty(member, text("Violation", member)));
        return violation;
    }

    private static Schema text(String schema, String member) {
        return described(schema, member).addType(Schema.SchemaType.STRING);
    }

    private static Schema described(String schema, String member) {
        return OASFactory.createSchema()
                .description(Words.description(schema, member).orElseThrow());
    }

    /** The members that come with single codes. */
    private static Map<String, Schema> facts() {
        var facts = new TreeMap<String, Schema>();
        Catalogue.all().keySet().stream()
                .sorted()
                .forEach(code -> ProblemPages.example(code).forEach((member, value) -> {
                    if (!ALWAYS.contains(member) && !member.equals("errors")) {
                        facts.merge(member, fact(code, value), Problems::both);
                    }
                }));
        return facts;
    }

    private static Schema fact(String code, Object value) {
        var schema = OASFactory.createSchema().description("With " + code);
        return switch (value) {
            case Integer _ -> schema.addType(Schema.SchemaType.INTEGER);
            case List<?> _ ->
                schema.addType(Schema.SchemaType.ARRAY)
                        .items(OASFactory.createSchema().addType(Schema.SchemaType.STRING));
            default -> schema.addType(Schema.SchemaType.STRING);
        };
    }

    private static Schema both(Schema one, Schema other) {
        return one.description(
                one.getDescription() + ", " + other.getDescription().substring("With ".length()));
    }
}
