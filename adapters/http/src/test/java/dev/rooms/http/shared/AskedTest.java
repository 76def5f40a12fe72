package dev.rooms.http.shared;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.junit.jupiter.api.Test;

final class AskedTest {
    private static final String ID = "019a8f6e-5d7c-7b6e-a1f0-c2d4e6f80912";

    interface Resource {
        @Operation(operationId = "act")
        void act(@QueryParam("force") String force, String body);
    }

    private static String query(Map<String, List<String>> sent) throws NoSuchMethodException {
        return Asked.query(Resource.class.getMethod("act", String.class, String.class), sent);
    }

    @Test
    void the_spelling_of_an_id_does_not_count() throws NoSuchMethodException {
        var act = Resource.class.getMethod("act", String.class, String.class);
        assertThat(Asked.operation(act, Map.of("id", List.of(ID.toUpperCase(Locale.ROOT)))))
                .isEqualTo(Asked.operation(act, Map.of("id", List.of(ID))))
                .isEqualTo("act {id=[" + ID + "]}");
    }

    @Test
    void a_query_parameter_that_the_operation_reads_counts_and_no_other() throws NoSuchMethodException {
        assertThat(query(Map.of("force", List.of("true"))))
                .isEqualTo(query(Map.of("force", List.of("true"), "trace", List.of("1"))))
                .isNotEqualTo(query(Map.of("force", List.of("false"))))
                .isNotEqualTo(query(Map.of()));
        assertThat(query(Map.of("trace", List.of("1")))).isEqualTo(query(Map.of()));
    }
}
