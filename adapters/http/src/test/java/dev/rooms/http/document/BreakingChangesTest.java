package dev.rooms.http.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BreakingChangesTest {
    private static final String API = """
            {'paths': {'/things': {'post': {
               'operationId': 'makeThing',
               'parameters': [{'name': 'kind', 'in': 'query', 'schema': {'type': 'string', 'enum': ['a', 'b']}}],
               'requestBody': {'required': true, 'content': {'application/json': {'schema': {'$ref': '#/schemas/Wish'}}}},
               'responses': {'201': {
                  'headers': {'ETag': {}},
                  'content': {'application/json': {'schema': {'$ref': '#/schemas/Thing'}}}}, '404': {}}}}},
             'schemas': {
               'Wish': {'type': 'object', 'required': ['name'], 'properties': {
                  'name': {'type': 'string', 'maxLength': 9, 'minLength': 1, 'pattern': 'x'},
                  'size': {'type': ['integer', 'null'], 'minimum': 1},
                  'parts': {'type': 'array', 'items': {'type': 'string', 'enum': ['p', 'q']}}}},
               'Thing': {'type': 'object', 'required': ['id', 'state'], 'properties': {
                  'id': {'type': 'string', 'format': 'uuid'},
                  'state': {'type': 'string', 'enum': ['on', 'off']},
                  'size': {'type': 'integer'},
                  'owner': {'anyOf': [{'$ref': '#/schemas/Owner'}, {'type': 'null'}]}}},
               'Owner': {'type': 'object', 'properties': {'name': {'type': 'string'}}}}}
            """;

    private static JsonNode read(String text) throws JsonProcessingException {
        return new ObjectMapper().readTree(text.replace('\'', '"'));
    }

    @Test
    void the_same_breaks_nothing() throws JsonProcessingException {
        assertThat(BreakingChanges.between(read(API), read(API))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'/things' | '/thing' | post /things: is gone",
                "{'post': | {'put': | post /things: is gone",
                "'makeThing' | 'createThing' | post /things: is called otherwise",
                "'name': 'kind' | 'name': 'sort' | post /things kind: is gone",
                "'in': 'query', | 'in': 'query', 'required': true, | post /things kind: is now required",
                "['a', 'b'] | ['a'] | post /things kind: has lost a value",
                "'201': | '200': | post /things 201: is gone",
                "'ETag' | 'Tag' | post /things 201: ETag is gone",
                "'required': ['name'] | 'required': ['name', 'size'] | post /things body/size: is now required",
                "'required': ['name'] | 'required': ['name', 'new'] | post /things body/new: is now required",
                "'parts': | 'pieces': | post /things body/parts: is gone",
                "'maxLength': 9 | 'maxLength': 8 | post /things body/name: maxLength was lowered",
                "'minLength': 1 | 'minLength': 2 | post /things body/name: minLength was raised",
                "'pattern': 'x' | 'pattern': 'y' | post /things body/name: has another pattern",
                "'minimum': 1 | 'minimum': 2 | post /things body/size: minimum was raised",
                "['integer', 'null'] | 'integer' | post /things body/size: has another type",
                "['p', 'q'] | ['p', 'r'] | post /things body/parts/*: has lost a value",
                "'size': {'type': 'integer'} | 'size': {'type': ['integer', 'null']} | post /things 201/size: has another type",
                "'size': {'type': 'integer'} | 'size': {'type': 'string'} | post /things 201/size: has another type",
                "'format': 'uuid' | 'format': 'uri' | post /things 201/id: has another format",
                "['on', 'off'] | ['on', 'idle'] | post /things 201/state: has lost a value",
                "['id', 'state'] | ['id'] | post /things 201/state: may now be missing",
                "'state': { | 'status': { | post /things 201/state: is gone",
                "{'name': {'type': 'string'}} | {'label': {'type': 'string'}} | post /things 201/owner/name: is gone"
            })
    void what_takes_something_away_is_found(String old, String now, String finding) throws JsonProcessingException {
        assertThat(API).contains(old);
        assertThat(BreakingChanges.between(read(API), read(API.replace(old, now))))
                .contains(finding);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'paths': { | 'paths': {'/more': {'get': {}},",
                "['a', 'b'] | ['a', 'b', 'c']",
                "'parameters': [ | 'parameters': [{'name': 'new', 'in': 'query'},",
                "'201': { | '202': {}, '201': {",
                ", '404': {} | ``",
                "'required': ['name'] | 'required': []",
                "'maxLength': 9 | 'maxLength': 10",
                "'minLength': 1, 'pattern': 'x' | 'minLength': 0",
                "'size': {'type': ['integer', 'null'] | 'size': {'type': ['integer', 'null', 'string']",
                "'parts': { | 'more': {'type': 'string'}, 'parts': {",
                "['on', 'off'] | ['on', 'off', 'idle']",
                "['id', 'state'] | ['id', 'state', 'size']",
                "'size': {'type': 'integer'} | 'size': {'type': 'integer'}, 'more': {}",
                "'description': 'x' | 'description': 'y'"
            })
    void what_only_adds_or_loosens_is_welcome(String old, String now) throws JsonProcessingException {
        assertThat(BreakingChanges.between(read(API), read(API.replace(old, now))))
                .isEmpty();
    }
}
