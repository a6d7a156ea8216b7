package io.commission;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import jakarta.annotation.security.PermitAll;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.junit.jupiter.api.Test;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.conditions.ArchConditions;

import io.commission.idempotency.Idempotent;
import io.quarkus.security.PermissionsAllowed;

/** The rules of the house, held by the build and not by review. */
class ArchitectureTest {
    private static final int LONGEST_CLASS = 400;
    private static final JavaClasses PRODUCTION = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("io.commission");
    private static final String PAPER = "io.commission.payout.statement..";
    private static final String REASSIGNMENT = "io.commission.reassignment";
    /** The rooms of reassignment; each knows only those before it. */
    private static final List<String> ROOMS = List.of("sight", "strategy", "batch", "select", "impact", "run", "single",
            "bulk", "global", "background", "control");
    private static final Set<Class<?>> BINARY_FRACTIONS = Set.of(double.class, float.class, Double.class, Float.class);

    @Test
    void moneyStructureAndCalculationArePure() {
        check(classes().that().resideInAPackage("io.commission.money..").should().onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "io.commission.money.."));
        check(classes().that().resideInAPackage("io.commission.structure..").should().onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "io.commission.money..", "io.commission.structure.."));
        check(classes().that().resideInAPackage("io.commission.calculation..").should().onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "io.commission.money..", "io.commission.structure..",
                        "io.commission.calculation.."));
    }

    @Test
    void featuresDependOnEachOtherInOneDirection() {
        slices().matching("io.commission.(*)..").should().beFreeOfCycles().check(PRODUCTION);
    }

    @Test
    void roomsOfReassignmentKnowOnlyThoseBeforeThem() {
        check(classes().that().resideInAPackage(REASSIGNMENT + "..").and().doNotHaveSimpleName("package-info")
                .should().resideInAnyPackage(rooms(ROOMS)));
        for (int i = 0; i < ROOMS.size() - 1; i++) {
            check(noClasses().that().resideInAPackage(room(ROOMS.get(i))).should().dependOnClassesThat()
                    .resideInAnyPackage(rooms(ROOMS.subList(i + 1, ROOMS.size()))));
        }
    }

    /** Except for coordinates on the paper of a statement. */
    @Test
    void nothingComputesInBinaryFractions() {
        check(noFields().that().areDeclaredInClassesThat().resideOutsideOfPackage(PAPER).should()
                .haveRawType(oneOf(BINARY_FRACTIONS)));
        check(noMethods().that().areDeclaredInClassesThat().resideOutsideOfPackage(PAPER).should()
                .haveRawReturnType(oneOf(BINARY_FRACTIONS)));
        check(noMethods().that().areDeclaredInClassesThat().resideOutsideOfPackage(PAPER).should(ArchConditions
                .have(describe("a double or float parameter", (JavaMethod method) -> method.getRawParameterTypes()
                        .stream().anyMatch(type -> oneOf(BINARY_FRACTIONS).test(type))))));
    }

    @Test
    void nothingReadsTheMachinesClock() {
        check(noClasses().that().doNotHaveSimpleName("SystemClock").should()
                .callMethodWhere(describe("reads the system clock", ArchitectureTest::readsTheClock)));
    }

    @Test
    void onlyTheDatabasePackageSpeaksJdbc() {
        check(noClasses().that().resideOutsideOfPackages("io.commission.database..", "io.commission.dev..").and()
                .doNotHaveSimpleName("TenantOnConnection").should().dependOnClassesThat()
                .haveNameMatching("java\\.sql\\.(Connection|Statement|PreparedStatement|ResultSet|DriverManager)"));
        check(noClasses().should().callMethodWhere(describe("is a native query of the entity manager",
                call -> call.getName().equals("createNativeQuery"))));
    }

    @Test
    void nothingKnowsDevelopmentMode() {
        check(noClasses().that().resideOutsideOfPackage("io.commission.dev..").should().dependOnClassesThat()
                .resideInAPackage("io.commission.dev.."));
    }

    @Test
    void endpointsNameAPermissionAndADocument() {
        check(methods().that(describe("answer HTTP", ArchitectureTest::isEndpoint)).should()
                .beAnnotatedWith(PermissionsAllowed.class).orShould().beAnnotatedWith(PermitAll.class));
        check(methods().that(describe("answer HTTP", ArchitectureTest::isEndpoint)).should()
                .beAnnotatedWith(Operation.class));
        check(methods().that(describe("answer HTTP with permissions", method -> isEndpoint(method)
                && method.isAnnotatedWith(PermissionsAllowed.class))).should().beDeclaredInClassesThat()
                .areAnnotatedWith(Transactional.class));
    }

    @Test
    void unsafeEndpointsHonourTheIdempotencyKey() {
        check(methods().that(describe("change something over HTTP",
                method -> isEndpoint(method) && !method.isAnnotatedWith(GET.class))).should()
                .beAnnotatedWith(Idempotent.class));
    }

    @Test
    void namesSayWhatThingsAre() {
        check(noClasses().should().resideInAnyPackage("..service..", "..dto..", "..util..", "..common..", "..impl.."));
        check(noClasses().should().haveSimpleNameEndingWith("Manager").orShould().haveSimpleNameEndingWith("Helper")
                .orShould().haveSimpleNameEndingWith("Service").orShould().haveSimpleNameEndingWith("Dto")
                .orShould().haveSimpleNameEndingWith("Mapper").orShould().haveSimpleNameEndingWith("Impl")
                .orShould().haveSimpleNameEndingWith("Utils"));
    }

    @Test
    void fieldsOfTheServiceAreNotStaticAndMutable() {
        check(fields().that().areStatic().and().areDeclaredInClassesThat(
                resideInAPackage("io.commission..")).should().beFinal());
    }

    @Test
    void noClassIsLong() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            List<Path> tooLong = files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> lines(file) > LONGEST_CLASS).toList();
            assertEquals(List.of(), tooLong, "longer than " + LONGEST_CLASS + " lines");
        }
    }

    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(PRODUCTION);
    }

    private static String[] rooms(List<String> names) {
        return names.stream().map(ArchitectureTest::room).toArray(String[]::new);
    }

    private static String room(String name) {
        return REASSIGNMENT + "." + name + "..";
    }

    private static boolean isEndpoint(JavaMethod method) {
        return Stream.of(GET.class, POST.class, PUT.class, PATCH.class, DELETE.class).anyMatch(method::isAnnotatedWith);
    }

    private static boolean readsTheClock(JavaCall<?> call) {
        String owner = call.getTargetOwner().getName();
        boolean now = call.getName().equals("now") && owner.startsWith("java.time.")
                && call.getTarget().getRawParameterTypes().stream()
                        .noneMatch(type -> type.isEquivalentTo(Clock.class));
        boolean system = owner.equals("java.time.Clock") && call.getName().startsWith("system");
        return now || system || owner.equals("java.lang.System") && call.getName().equals("currentTimeMillis");
    }

    private static DescribedPredicate<JavaClass> oneOf(Set<Class<?>> types) {
        return describe("one of " + types, type -> types.stream().anyMatch(type::isEquivalentTo));
    }

    private static long lines(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
