package dev.rooms.bootstrap;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.rooms.application.recording.Recordings;
import dev.rooms.application.recording.ToldRecordings;
import dev.rooms.domain.recording.Recording;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The walls of the house. */
class ArchitectureTest {
    private static final JavaClasses ROOMS =
            new ClassFileImporter().withImportOption(ArchitectureTest::isMain).importPackages("dev.rooms");
    private static final String DOMAIN = "dev.rooms.domain..";
    private static final String APPLICATION = "dev.rooms.application..";

    /** What each feature may know of the others. */
    private static final Map<String, Set<String>> EDGES = Map.of(
            "shared", Set.of(),
            "template", Set.of("shared"),
            "room", Set.of("shared", "template"),
            "event", Set.of("shared", "room"),
            "access", Set.of("shared", "template", "room", "event"),
            "participant", Set.of("shared", "template", "room"),
            "consent", Set.of("shared", "template", "room", "access"),
            "recording", Set.of("shared", "template", "room", "event", "access", "participant", "consent"),
            "webhook", Set.of("shared", "template", "room", "access", "participant", "recording"),
            "drift", Set.of("shared", "room", "participant", "webhook"));

    /** DoNotIncludeTests would still read test jars. */
    private static boolean isMain(Location location) {
        return !location.contains("/test-classes/") && !location.contains("-tests.jar");
    }

    @Test
    void the_domain_knows_the_jdk_alone() {
        classes()
                .that()
                .resideInAPackage(DOMAIN)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.jspecify..", DOMAIN)
                .because("it is what stays when everything around it is exchanged")
                .check(ROOMS);
    }

    @Test
    void the_application_knows_the_domain_alone() {
        classes()
                .that()
                .resideInAPackage(APPLICATION)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.jspecify..", DOMAIN, APPLICATION)
                .because("use cases reach the world through ports")
                .check(ROOMS);
    }

    @Test
    void adapters_do_not_see_each_other() {
        var adapters = List.of("http", "livekit", "postgres", "objectstorage", "embedded");
        for (var adapter : adapters) {
            var others = adapters.stream()
                    .filter(other -> !other.equals(adapter))
                    .map(other -> "dev.rooms." + other + "..")
                    .toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAPackage("dev.rooms." + adapter + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(others)
                    .because("each must be exchangeable without the others noticing")
                    .check(ROOMS);
        }
    }

    @Test
    void only_bootstrap_knows_all_sides() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.rooms.bootstrap..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.rooms.bootstrap..")
                .because("what puts the parts together is nobody's part")
                .check(ROOMS);
    }

    @Test
    void features_form_no_circle() {
        for (var module : List.of("domain", "application")) {
            slices().matching("dev.rooms." + module + ".(*)..")
                    .should()
                    .beFreeOfCycles()
                    .because("a feature that needs itself by a detour cannot be understood alone")
                    .check(ROOMS);
        }
    }

    @Test
    void features_know_only_those_below_them() {
        assertThat(ROOMS.stream()
                        .map(JavaClass::getPackageName)
                        .filter(name ->
                                name.startsWith("dev.rooms.domain.") || name.startsWith("dev.rooms.application."))
                        .map(name -> name.split("\\.", -1)[3]))
                .as("each feature has its edges drawn")
                .isSubsetOf(EDGES.keySet());
        EDGES.forEach((feature, known) -> {
            var unknown = EDGES.keySet().stream()
                    .filter(other -> !other.equals(feature) && !known.contains(other))
                    .flatMap(other ->
                            List.of("dev.rooms.domain." + other + "..", "dev.rooms.application." + other + "..")
                                    .stream())
                    .toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAnyPackage("dev.rooms.domain." + feature + "..", "dev.rooms.application." + feature + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(unknown)
                    .because("the edges between features are drawn, not found")
                    .check(ROOMS);
        });
    }

    @Test
    void time_and_ids_come_through_ports() {
        for (var inside : List.of(DOMAIN, APPLICATION)) {
            noClasses()
                    .that()
                    .resideInAPackage(inside)
                    .should()
                    .callMethod(Instant.class, "now")
                    .orShould()
                    .callMethod(Clock.class, "systemUTC")
                    .orShould()
                    .callMethod(System.class, "currentTimeMillis")
                    .orShould()
                    .callMethod(UUID.class, "randomUUID")
                    .because("what happens at a certain time must be testable at any time")
                    .check(ROOMS);
        }
    }

    @Test
    void no_use_case_or_port_speaks_of_ids_as_texts() {
        methods()
                .that()
                .areDeclaredInClassesThat(
                        resideInAnyPackage(DOMAIN, APPLICATION).and(not(simpleNameEndingWith("Id"))))
                .and()
                .arePublic()
                .should(notTakeUuids())
                .because("two swapped arguments must not compile")
                .check(ROOMS);
    }

    private static ArchCondition<JavaMethod> notTakeUuids() {
        return new ArchCondition<>("take typed ids") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                var takes = method.getRawParameterTypes().stream().anyMatch(type -> type.isEquivalentTo(UUID.class));
                events.add(new SimpleConditionEvent(method, !takes, method.getFullName() + " takes a UUID"));
            }
        };
    }

    @Test
    void no_recording_is_stored_without_its_events() {
        noClasses()
                .that()
                .resideInAPackage(APPLICATION)
                .and()
                .doNotHaveSimpleName(ToldRecordings.class.getSimpleName())
                .should()
                .callMethod(Recordings.class, "add", Recording.class)
                .orShould()
                .callMethod(Recordings.class, "save", Recording.class)
                .because("what is stored by another way is told to nobody")
                .check(ROOMS);
    }

    @Test
    void only_the_livekit_adapter_speaks_livekit() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.rooms.livekit..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("livekit..", "io.livekit..", "com.google.protobuf..")
                .because("LiveKit's words end at its adapter")
                .check(ROOMS);
    }

    @Test
    void only_the_object_storage_adapter_speaks_s3() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.rooms.objectstorage..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("software.amazon..")
                .because("one SDK in one place can be exchanged for another")
                .check(ROOMS);
    }

    @Test
    void rows_do_not_leave_the_database() {
        classes()
                .that()
                .haveSimpleNameEndingWith("Row")
                .or()
                .haveSimpleNameEndingWith("Rows")
                .should()
                .bePackagePrivate()
                .because("what a table looks like is nobody else's business")
                .check(ROOMS);
    }

    @Test
    void nothing_is_injected_into_fields() {
        noFields()
                .that()
                .areDeclaredInClassesThat(
                        resideInAnyPackage("dev.rooms..").and(not(simpleNameEndingWith("RoomFilter"))))
                .should()
                .beAnnotatedWith("jakarta.inject.Inject")
                .because("a class says in its constructor what it needs")
                .check(ROOMS);
    }

    @Test
    void methods_of_resources_are_public() {
        methods()
                .that()
                .areDeclaredInClassesThat(resideInAnyPackage("dev.rooms.http..").and(simpleNameEndingWith("Resource")))
                .and()
                .areMetaAnnotatedWith("jakarta.ws.rs.HttpMethod")
                .should()
                .bePublic()
                .because("Quarkus drops a route whose method is not, with a mere warning")
                .check(ROOMS);
    }

    @Test
    void classes_of_adapters_are_few_words_and_no_fillers() {
        noClasses()
                .should(new ArchCondition<JavaClass>("be called by what they are for") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        var filler = type.getSimpleName().matches(".*(Impl|Util|Utils|Manager|Helper)");
                        events.add(new SimpleConditionEvent(type, filler, type.getName() + " has a filler for a name"));
                    }
                })
                .because("a name that says nothing hides what belongs there")
                .check(ROOMS);
    }
}
