package dev.rooms.http.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rooms.http.Operations;
import dev.rooms.http.Operations.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rules that hold in the whole document, so that generated clients are whole too. */
final class WholeDocumentTest {
    private static final JsonNode DOCUMENT = Operations.document();
    private static final String PROBLEM = "/content/application~1problem+json/examples";

    private static Stream<JsonNode> stream(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    private static List<String> missing(String what, JsonNode place, String where) {
        return place.path("description").asText().isBlank() ? List.of(where + " has no " + what) : List.of();
    }

    @Test
    void every_member_parameter_tag_and_header_has_a_description() {
        var missing = new ArrayList<String>();
        DOCUMENT.at("/components/schemas")
                .properties()
                .forEach(schema -> schema.getValue()
                        .path("properties")
                        .properties()
                        .forEach(member -> missing.addAll(
                                missing("description", member.getValue(), schema.getKey() + "." + member.getKey()))));
        DOCUMENT.path("tags")
                .forEach(tag -> missing.addAll(
                        missing("description", tag, tag.path("name").asText())));
        for (var operation : Operations.all()) {
            operation
                    .definition()
                    .path("parameters")
                    .forEach(parameter -> missing.addAll(
                            missing("description", parameter, operation + " " + parameter.path("name"))));
            operation
                    .definition()
                    .path("responses")
                    .forEach(answer -> answer.path("headers")
                            .properties()
                            .forEach(header ->
                                    missing.addAll(missing("description", header.getValue(), header.getKey()))));
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void no_schema_is_a_mere_text_and_null_is_a_type() {
        DOCUMENT.at("/components/schemas").properties().forEach(schema -> {
            var isText = schema.getValue().path("type").asText().equals("string");
            assertThat(!isText || schema.getValue().has("enum"))
                    .as(schema.getKey())
                    .isTrue();
        });
        assertThat(DOCUMENT.findValues("nullable")).isEmpty();
        for (var schema : DOCUMENT.findParents("anyOf")) {
            assertThat(schema.has("type")).as(schema.toString()).isFalse();
            assertThat(schema.path("anyOf")).as(schema.toString()).hasSize(2);
        }
    }

    @Test
    void a_member_that_is_always_there_is_required() {
        DOCUMENT.at("/components/schemas").properties().forEach(schema -> {
            if (!schema.getKey().endsWith("Body")
                    && schema.getValue().has("properties")
                    && !schema.getKey().equals("Problem")) {
                var optional = new TreeSet<String>();
                schema.getValue().path("properties").fieldNames().forEachRemaining(optional::add);
                schema.getValue().path("required").forEach(name -> optional.remove(name.asText()));
                assertThat(optional).as(schema.getKey()).isSubsetOf("not_applied", "key", "sequence");
            }
        });
    }

    @Test
    void an_enum_is_the_same_schema_in_requests_answers_and_filters() {
        for (var member : List.of("room_type", "role", "layout", "preset", "decision")) {
            var types = new TreeSet<String>();
            DOCUMENT.at("/components/schemas").forEach(schema -> {
                var value = schema.path("properties").path(member);
                if (!value.isMissingNode()) {
                    types.addAll(value.findValuesAsText("$ref"));
                }
            });
            assertThat(types).as(member).hasSize(1);
        }
    }

    @ParameterizedTest
    @MethodSource("dev.rooms.http.Operations#all")
    void every_answer_has_an_example_and_every_problem_its_own(Operation operation) {
        operation.definition().path("responses").properties().forEach(answer -> {
            var json = answer.getValue().at("/content/application~1json");
            assertThat(json.isMissingNode() || json.has("example"))
                    .as(answer.getKey())
                    .isTrue();
            stream(answer.getValue().at(PROBLEM)).forEach(example -> {
                var problem = example.path("value");
                assertThat(problem.path("detail").asText()).endsWith(".");
                assertThat(problem.path("detail").asText())
                        .isNotEqualTo(problem.path("title").asText() + ".");
            });
        });
    }

    @ParameterizedTest
    @MethodSource("dev.rooms.http.Operations#all")
    void every_operation_says_its_scope(Operation operation) {
        var scope = operation.definition().path("x-scope").asText();
        assertThat(operation.definition().path("description").asText())
                .contains(scope.isEmpty() ? "Needs no scope." : "Needs the scope " + scope + ".");
    }

    @ParameterizedTest
    @MethodSource("dev.rooms.http.Operations#all")
    void summaries_begin_with_the_verb_of_the_operation(Operation operation) {
        var verbs = Set.of(
                "Create",
                "List",
                "Get",
                "Update",
                "Delete",
                "Revoke",
                "Issue",
                "Close",
                "Start",
                "Stop",
                "Lift",
                "Give",
                "Check",
                "Sweep",
                "Introspect",
                "Retry",
                "Discard",
                "Make");
        assertThat(verbs)
                .contains(operation.definition().path("summary").asText().split(" ", 2)[0]);
    }

    @Test
    void links_lead_from_each_create_to_every_operation_that_takes_its_id() {
        var reached = new TreeSet<String>();
        for (var operation : Operations.all()) {
            operation
                    .definition()
                    .path("responses")
                    .forEach(answer -> answer.path("links")
                            .forEach(
                                    link -> reached.add(link.path("operationId").asText())));
        }
        for (var operation : Operations.all()) {
            if (operation.path().contains("{id}") && !operation.path().contains("/bans/")) {
                assertThat(reached)
                        .contains(operation.definition().path("operationId").asText());
            }
        }
    }
}
