package dev.rooms.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rooms.application.room.CreateRoom;
import dev.rooms.domain.shared.Caller;
import dev.rooms.domain.shared.Denied;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Permission is decided inside the use case, before anything else: whoever calls it, by whatever route. */
final class EveryUseCaseAsksTest {
    /** Nobody asks for these, or nobody is known yet; the value says why. */
    private static final Map<String, String> UNASKED = Map.ofEntries(
            Map.entry("AnswerOnce", "wraps a use case that asks"),
            Map.entry("AuthenticateCaller", "finds out who asks"),
            Map.entry("AuthorizeJoin", "a proxy asks, and the token is what it asks about"),
            Map.entry("RefreshAllowList", "the clock drives it"),
            Map.entry("ReceiveWebhook", "LiveKit calls, and signs"),
            Map.entry("ApplyWebhooks", "the clock drives it"),
            Map.entry("ApplyEvent", "part of applying a webhook"),
            Map.entry("FollowSession", "part of applying a webhook"),
            Map.entry("OccupyRoom", "part of applying a webhook"),
            Map.entry("EndSession", "part of applying a webhook, and of settling"),
            Map.entry("RecordPresence", "part of applying a webhook"),
            Map.entry("RecordFailedJoin", "part of applying a webhook"),
            Map.entry("RecordTrack", "part of applying a webhook"),
            Map.entry("RecordTokenUse", "part of applying a webhook"),
            Map.entry("AuthenticateJoinToken", "finds out who asks"),
            Map.entry("GetMe", "every caller may know who they are"),
            Map.entry("SettleRecordings", "the clock drives it"),
            Map.entry("LookAtRecordings", "the clock drives it"),
            Map.entry("ExpireRecordings", "the clock drives it"),
            Map.entry("ApplyEgress", "part of applying a webhook"),
            Map.entry("SettleDemands", "the clock drives it"),
            Map.entry("OpenDueRooms", "the clock drives it"),
            Map.entry("EndOverdueRooms", "the clock drives it"),
            Map.entry("EndLongSessions", "the clock drives it"),
            Map.entry("EndUnusedSessions", "the clock drives it"),
            Map.entry("ExpireCredentials", "the clock drives it"),
            Map.entry("ForgetAnswers", "the clock drives it"),
            Map.entry("ReconcileLedger", "the clock drives it"),
            Map.entry("ForgetWebhooks", "the clock drives it"),
            Map.entry("ForgetDrift", "the clock drives it"),
            Map.entry("ForgetEvents", "the clock drives it"),
            Map.entry("MakeDemand", "part of use cases that ask"),
            Map.entry("VacateRoom", "part of use cases that ask"),
            Map.entry("DrawSession", "part of issuing a token, which asks"),
            Map.entry("ChangeDefault", "part of use cases that ask"));

    private final House house = new House();

    @TestFactory
    Stream<DynamicTest> a_caller_without_a_scope_is_denied_by() {
        return useCases()
                .flatMap(useCase -> asking(useCase).stream()
                        .map(handle ->
                                DynamicTest.dynamicTest(useCase.getSimpleName(), () -> denies(useCase, handle))));
    }

    private void denies(Class<?> useCase, Method handle) throws ReflectiveOperationException {
        var field = House.class.getField(lowerCamel(useCase.getSimpleName()));
        var command = withNothingButACaller(handle.getParameterTypes()[0]);
        assertThatThrownBy(() -> {
                    try {
                        handle.invoke(field.get(house), command);
                    } catch (InvocationTargetException failure) {
                        throw failure.getCause();
                    }
                })
                .isInstanceOf(Denied.class);
    }

    /** Everything else is null: whoever looks at it before asking fails the test. */
    private static Object withNothingButACaller(Class<?> command) throws ReflectiveOperationException {
        var components = command.getRecordComponents();
        var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        var values = Arrays.stream(types).map(EveryUseCaseAsksTest::harmless).toArray();
        return command.getDeclaredConstructor(types).newInstance(values);
    }

    private static @Nullable Object harmless(Class<?> type) {
        if (type == Caller.class) {
            return new Caller("nobody", Set.of());
        }
        if (type == int.class) {
            return 0;
        }
        return type == boolean.class ? false : null;
    }

    @Test
    void whatever_does_not_ask_is_known_and_has_a_reason() {
        var silent = useCases()
                .filter(useCase -> asking(useCase).isEmpty())
                .map(Class::getSimpleName)
                .toList();
        assertThat(silent).containsExactlyInAnyOrderElementsOf(UNASKED.keySet());
    }

    @Test
    void use_cases_are_found() {
        assertThat(useCases().filter(useCase -> asking(useCase).isPresent())).hasSizeGreaterThan(20);
    }

    /** The handle that takes a command or a query of a caller. */
    private static Optional<Method> asking(Class<?> useCase) {
        return handles(useCase)
                .filter(handle -> handle.getParameterCount() == 1
                        && List.of("Command", "Query").contains(handle.getParameterTypes()[0].getSimpleName())
                        && Arrays.stream(handle.getParameterTypes()[0].getRecordComponents())
                                .anyMatch(component -> component.getType() == Caller.class))
                .findFirst();
    }

    private static Stream<Method> handles(Class<?> type) {
        return Arrays.stream(type.getMethods())
                .filter(method -> method.getName().equals("handle") && method.getDeclaringClass() == type);
    }

    /** Every public class of the application that handles something. */
    private static Stream<Class<?>> useCases() {
        return classes()
                .filter(type -> Modifier.isPublic(type.getModifiers()) && !type.isMemberClass())
                .filter(type -> handles(type).findAny().isPresent());
    }

    private static Stream<Class<?>> classes() {
        try {
            var root = Path.of(CreateRoom.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            try (var files = Files.walk(root)) {
                return files
                        .map(file -> root.relativize(file).toString())
                        .filter(name -> name.endsWith(".class") && !name.contains("-info"))
                        .<Class<?>>map(EveryUseCaseAsksTest::load)
                        .toList()
                        .stream();
            }
        } catch (IOException | URISyntaxException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static Class<?> load(String file) {
        try {
            return Class.forName(file.replace('/', '.').replaceAll("\\.class$", ""));
        } catch (ClassNotFoundException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static String lowerCamel(String name) {
        return Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }
}
