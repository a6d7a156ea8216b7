package io.commission.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * What an executable lacks unless it is told: Quarkus itself registers what resources take and answer, and what their
 * documentation names; everything else that Jackson
 * reads or writes, that is loaded as a resource or found by name, is named by hand, and here it is seen whether it was.
 */
class NativeReadinessTest {
    private static final JavaClasses PRODUCTION = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("io.commission");

    /** Who uses Jackson by hand, and the types that they read or write; none where it is a tree or a map. */
    private static final Map<String, List<String>> BY_HAND = Map.ofEntries(
            Map.entry("io.commission.audit.History", List.of()),
            Map.entry("io.commission.history.Recorded", List.of()),
            Map.entry("io.commission.idempotency.IdempotencyKeys", List.of()),
            // The answer of a resource, which Quarkus registers.
            Map.entry("io.commission.idempotency.IdempotentCalls", List.of()),
            Map.entry("io.commission.ledger.Explanations", List.of("io.commission.calculation.Explanation")),
            Map.entry("io.commission.notification.Inbox", List.of("io.commission.notification.NoticeData")),
            Map.entry("io.commission.notification.Notices", List.of("io.commission.notification.NoticeData")),
            // The answers of resources, which Quarkus registers.
            Map.entry("io.commission.reassignment.background.Previews", List.of()),
            Map.entry("io.commission.reassignment.run.BatchItems",
                    List.of("io.commission.reassignment.select.ItemChange")),
            Map.entry("io.commission.reassignment.batch.Batches",
                    List.of("io.commission.reassignment.batch.BatchScope",
                            "io.commission.reassignment.select.OpportunitiesRequest",
                            "io.commission.reassignment.select.Order",
                            "io.commission.reassignment.control.RollbackScope")),
            // Answered by a resource too.
            Map.entry("io.commission.webhook.WebhookSender", List.of()));

    @Test
    void whoUsesJacksonByHandIsKnown() {
        Set<String> users = PRODUCTION.stream().filter(type -> !inDevelopment(type))
                .filter(type -> type.getMethodCallsFromSelf().stream()
                        .anyMatch(call -> call.getTargetOwner().getName().startsWith("com.fasterxml.jackson.databind.")
                                && call.getName().matches("(read|write|convert).*")
                                && call.getTargetOwner().getSimpleName()
                                        .matches("(Object|Json)(Mapper|Reader|Writer)")))
                .map(type -> type.getName().replaceFirst("\\$.*", "")).collect(Collectors.toCollection(TreeSet::new));
        assertEquals(new TreeSet<>(BY_HAND.keySet()), users, "say in BY_HAND which types it reads and writes");
    }

    @Test
    void whatJacksonReadsAndWritesByHandIsRegistered() throws ClassNotFoundException {
        Set<Class<?>> reached = new HashSet<>();
        for (List<String> roots : BY_HAND.values()) {
            for (String root : roots) {
                reach(Class.forName(root), reached);
            }
        }
        Set<String> registered = registered();
        assertTrue(reached.size() > 20, "the walk goes on into the components");
        assertEquals(Set.of(), reached.stream().map(Class::getName).filter(name -> !registered.contains(name))
                .collect(Collectors.toCollection(TreeSet::new)), "annotate these with @RegisterForReflection");
    }

    @Test
    void nothingIsFoundByItsNameAtRunTime() {
        Set<String> callers = new TreeSet<>();
        for (JavaClass type : PRODUCTION) {
            type.getMethodCallsFromSelf().stream().filter(call -> !inDevelopment(type))
                    .filter(call -> call.getTargetOwner().getName().equals("java.lang.Class")
                            && call.getName().matches(
                                    "forName|getDeclared(Method|Field|Constructor).*|get(Method|Field|Constructor)s?")
                            || call.getTargetOwner().getName().matches(
                                    "java\\.util\\.(ServiceLoader|ResourceBundle)|java\\.lang\\.reflect\\.Proxy"
                                            + "|java\\.lang\\.invoke\\.MethodHandles|javax\\.script\\..*"))
                    .forEach(call -> callers.add(call.getDescription()));
        }
        assertEquals(Set.of(), callers);
    }

    /** They would be made while the executable is built, and be the same in each process. */
    @Test
    void nothingRandomOrRunningIsStatic() {
        Set<String> fields = new TreeSet<>();
        for (JavaClass type : PRODUCTION) {
            type.getFields().stream().filter(field -> !inDevelopment(type))
                    .filter(field -> field.getModifiers().contains(JavaModifier.STATIC))
                    .filter(field -> field.getRawType().isAssignableTo(Random.class)
                            || field.getRawType().isAssignableTo(Thread.class)
                            || field.getRawType().isAssignableTo(Executor.class)
                            || field.getRawType().isAssignableTo(HttpClient.class)
                            || field.getRawType().isAssignableTo(Path.class)
                            || field.getRawType().getName().matches("java\\.awt\\..*|org\\.apache\\.pdfbox\\..*"))
                    .forEach(field -> fields.add(field.getFullName()));
        }
        assertEquals(Set.of(), fields);
    }

    @Test
    void everyResourceOfTheClassPathIsIncluded() throws IOException {
        String includes = ConfigProvider.getConfig().getValue("quarkus.native.resources.includes", String.class);
        assertEquals("fonts/*.ttf", includes);
        try (Stream<Path> files = Files.walk(Path.of("src/main/resources"))) {
            List<String> others = files.filter(Files::isRegularFile)
                    .map(file -> Path.of("src/main/resources").relativize(file).toString())
                    .filter(name -> !name.matches(
                            "fonts/.*\\.ttf|db/migration/.*\\.sql|application\\.properties|fonts/.*\\.(txt|md)"))
                    .filter(name -> !name.startsWith("dev/")
                            && !name.equals("META-INF/services/io.smallrye.config.ConfigSourceFactory"))
                    .toList();
            assertEquals(List.of(), others, "add them to quarkus.native.resources.includes, or say here who does");
        }
        assertFalse(includes.isBlank());
    }

    private static boolean inDevelopment(JavaClass type) {
        return type.getPackageName().startsWith("io.commission.dev");
    }

    private static Set<String> registered() {
        Set<String> names = new HashSet<>();
        for (JavaClass type : PRODUCTION) {
            if (type.isAnnotatedWith(RegisterForReflection.class)) {
                RegisterForReflection registration = type.reflect().getAnnotation(RegisterForReflection.class);
                if (registration.targets().length == 0) {
                    names.add(type.getName());
                }
                Arrays.stream(registration.targets()).forEach(target -> names.add(target.getName()));
            }
        }
        return names;
    }

    /** The records of this service behind a type, and behind their components. */
    private static void reach(Type type, Set<Class<?>> reached) {
        if (type instanceof ParameterizedType parameterized) {
            reach(parameterized.getRawType(), reached);
            Arrays.stream(parameterized.getActualTypeArguments()).forEach(argument -> reach(argument, reached));
        } else if (type instanceof WildcardType wildcard) {
            Arrays.stream(wildcard.getUpperBounds()).forEach(bound -> reach(bound, reached));
        } else if (type instanceof GenericArrayType array) {
            reach(array.getGenericComponentType(), reached);
        } else if (type instanceof Class<?> one && one.isArray()) {
            reach(one.getComponentType(), reached);
        } else if (type instanceof Class<?> one && one.getName().startsWith("io.commission.")) {
            if (one.isRecord() && reached.add(one)) {
                for (RecordComponent component : one.getRecordComponents()) {
                    reach(component.getGenericType(), reached);
                }
            } else if (one.isSealed()) {
                Arrays.stream(one.getPermittedSubclasses()).forEach(permitted -> reach(permitted, reached));
            }
        }
    }
}
