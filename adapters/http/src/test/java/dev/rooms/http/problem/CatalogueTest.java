package dev.rooms.http.problem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rooms.application.shared.AnswerOnce;
import dev.rooms.domain.shared.Conflict;
import dev.rooms.domain.shared.Denied;
import dev.rooms.domain.shared.Failure;
import dev.rooms.domain.shared.Gone;
import dev.rooms.domain.shared.Invalid;
import dev.rooms.domain.shared.LimitReached;
import dev.rooms.domain.shared.Malformed;
import dev.rooms.domain.shared.NotFound;
import dev.rooms.domain.shared.Stale;
import dev.rooms.domain.shared.Unauthenticated;
import dev.rooms.domain.shared.Unavailable;
import dev.rooms.domain.shared.Violation;
import dev.rooms.http.Classes;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CatalogueTest {
    private static final Path PAGES = Path.of("../../docs/problems");

    /** Every failure that there is, one of each kind of being made. */
    static Stream<Failure> failures() {
        return Stream.of(Failure.class, AnswerOnce.class, Catalogue.class)
                .flatMap(one -> Classes.beside(one).stream())
                .filter(Failure.class::isAssignableFrom)
                .filter(type -> !Modifier.isAbstract(type.getModifiers()))
                .map(CatalogueTest::make);
    }

    static Stream<String> codes() {
        return Catalogue.all().keySet().stream();
    }

    private static Failure make(Class<?> type) {
        try {
            var constructor = type.getConstructors()[0];
            return (Failure) constructor.newInstance(Arrays.stream(constructor.getParameterTypes())
                    .map(CatalogueTest::something)
                    .toArray());
        } catch (ReflectiveOperationException unmakeable) {
            throw new LinkageError(type.getName(), unmakeable);
        }
    }

    private static Object something(Class<?> type) {
        if (type.isRecord()) {
            return record(type);
        }
        if (type.isEnum()) {
            return type.getEnumConstants()[0];
        }
        return switch (type.getSimpleName()) {
            case "UUID" -> new UUID(0, 0);
            case "String" -> "x";
            case "int", "Integer" -> 1;
            case "long" -> 1L;
            case "boolean", "Boolean" -> true;
            case "Map" -> Map.of();
            case "Set" -> Set.of();
            case "Instant" -> Instant.EPOCH;
            case "Duration" -> Duration.ZERO;
            case "List" -> List.of(new Violation("/x", "x", "is x"));
            default -> throw new AssertionError("How is a " + type + " made?");
        };
    }

    private static Object record(Class<?> type) {
        var types = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            return type.getDeclaredConstructor(types)
                    .newInstance(
                            Arrays.stream(types).map(CatalogueTest::something).toArray());
        } catch (ReflectiveOperationException unmakeable) {
            throw new LinkageError(type.getName(), unmakeable);
        }
    }

    private static int status(Failure failure) {
        return switch (failure) {
            case Malformed _ -> 400;
            case Unauthenticated _ -> 401;
            case Denied _ -> 403;
            case NotFound _ -> 404;
            case Conflict _ -> 409;
            case Gone _ -> 410;
            case Stale _ -> 412;
            case Invalid _ -> 422;
            case LimitReached _ -> 429;
            case Unavailable _ -> 503;
        };
    }

    @ParameterizedTest
    @MethodSource("failures")
    void every_failure_is_in_the_catalogue_with_the_status_of_its_kind(Failure failure) {
        assertThat(Catalogue.all()).containsEntry(failure.code(), status(failure));
    }

    @Test
    void no_two_failures_share_a_code() {
        assertThat(failures().map(Failure::code)).hasSizeGreaterThan(15).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("codes")
    void every_code_has_a_page_that_names_its_status(String code) {
        assertThat(code).matches("[a-z]+(-[a-z]+)*");
        assertThat(PAGES.resolve(code + ".md"))
                .exists()
                .content()
                .contains("`" + code + "`", String.valueOf(Catalogue.status(code)));
    }

    @Test
    void every_page_is_of_a_code() throws IOException {
        try (var pages = Files.list(PAGES)) {
            assertThat(pages.map(page -> page.getFileName().toString().replace(".md", "")))
                    .containsExactlyInAnyOrderElementsOf(Catalogue.all().keySet());
        }
    }
}
