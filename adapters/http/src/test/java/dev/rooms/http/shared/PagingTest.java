package dev.rooms.http.shared;

import static dev.rooms.http.Api.ROOMS;
import static dev.rooms.http.Api.idIn;
import static dev.rooms.http.Api.json;
import static dev.rooms.http.Api.made;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rooms.http.Api;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PagingTest {
    private final Api api = Api.admin();
    private String template;

    @BeforeEach
    void aTemplate() {
        template = idIn(api.template());
    }

    private String room() {
        return idIn(made(api.post(ROOMS, json("{'name': 'A', 'template_id': '%s'}".formatted(template)))));
    }

    @Test
    void a_walk_meets_each_room_once_while_others_are_made() {
        var expected =
                new ArrayList<>(IntStream.range(0, 45).mapToObj(_ -> room()).toList());
        Collections.reverse(expected);
        var met = new ArrayList<String>();
        var sizes = new ArrayList<Integer>();
        var query = "?limit=20&template_id=" + template;
        String cursor = null;
        do {
            var page = api.get(ROOMS + query + (cursor == null ? "" : "&cursor=" + cursor))
                    .jsonPath();
            List<String> ids = page.getList("items.id");
            met.addAll(ids);
            sizes.add(ids.size());
            cursor = page.getString("next_cursor");
            room();
            api.delete(ROOMS + "/" + ids.getLast());
        } while (cursor != null);
        assertThat(met).containsExactlyElementsOf(expected);
        assertThat(sizes).containsExactly(20, 20, 5);
    }

    @Test
    void a_page_that_just_fits_is_the_last() {
        room();
        room();
        var page = api.get(ROOMS + "?limit=2&template_id=" + template).jsonPath();
        assertThat(page.getList("items")).hasSize(2);
        assertThat(page.getString("next_cursor")).isNull();
    }

    @Test
    void a_page_has_twenty_items_when_nothing_is_said() {
        IntStream.range(0, 21).forEach(_ -> room());
        assertThat(api.get(ROOMS + "?template_id=" + template).jsonPath().getList("items"))
                .hasSize(20);
    }
}
