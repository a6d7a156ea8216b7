package io.commission.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The images, as far as they can be judged without building them: what goes in exists, is let through, and runs as nobody. */
class DockerfileTest {
    private static final Path FOLDER = Path.of("src/main/docker");
    private static final Pattern ARGUMENT = Pattern.compile("\\$\\{(\\w+)}");

    /** One stage: its instructions in order, the words behind FROM first. */
    private record Stage(String name, String image, List<String> instructions) {
        List<String> of(String instruction) {
            return instructions.stream().filter(line -> line.startsWith(instruction + " "))
                    .map(line -> line.substring(instruction.length() + 1)).toList();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Dockerfile.jvm", "Dockerfile.native-micro"})
    void whatIsCopiedExistsAndIsLetThrough(String file) throws IOException {
        List<Stage> stages = stages(file);
        Set<String> earlier = new HashSet<>();
        int copied = 0;
        for (Stage stage : stages) {
            for (String copy : stage.of("COPY")) {
                List<String> words = Arrays.asList(copy.split("\\s+"));
                if (words.get(0).startsWith("--from=")) {
                    assertTrue(earlier.contains(words.get(0).substring(7)), copy);
                } else {
                    for (String source : words.subList(0, words.size() - 1)) {
                        assertTrue(Files.exists(Path.of(source)), source);
                        assertTrue(letThrough(source.equals("src") ? "src/main" : source), source);
                        copied++;
                    }
                }
            }
            for (String run : stage.of("RUN")) {
                Matcher bound = Pattern.compile("type=bind,source=(\\S+?),").matcher(run);
                while (bound.find()) {
                    assertTrue(Files.exists(Path.of(bound.group(1))) && letThrough(bound.group(1)), run);
                }
            }
            earlier.add(stage.name());
        }
        assertTrue(copied > 0, "the parser sees the copies");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Dockerfile.jvm", "Dockerfile.native-micro"})
    void whatIsTakenFromAStageIsMadeThere(String file) throws IOException {
        List<Stage> stages = stages(file);
        for (Stage stage : stages) {
            for (String copy : stage.of("COPY")) {
                if (copy.startsWith("--from=") && copy.contains(" /image")) {
                    String from = copy.split("\\s+")[0].substring(7);
                    Stage source = stages.stream().filter(one -> from.equals(one.name())).findFirst().orElseThrow();
                    String folder = copy.split("\\s+")[1].replaceAll("/$", "");
                    assertTrue(
                            source.of("RUN").stream().anyMatch(run -> run.matches(".*mkdir (-p )?" + folder + "\\b.*")),
                            copy);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Dockerfile.jvm", "Dockerfile.native-micro"})
    void theImageRunsAsNobodyAndStartsWhatWasPutInIt(String file) throws IOException {
        List<Stage> stages = stages(file);
        Stage last = stages.get(stages.size() - 1);
        assertEquals(List.of("185"), last.of("USER"), "a number, so that a cluster can see that it is not root");
        assertEquals(List.of("/opt/commission"), last.of("WORKDIR"));
        assertEquals(List.of("8080"), last.of("EXPOSE"));
        assertTrue(last.of("ENV").isEmpty() && last.of("ARG").isEmpty(), "nothing secret is baked in");
        assertTrue(last.of("LABEL").get(0).contains("org.opencontainers.image.title"));
        assertTrue(last.of("ADD").isEmpty());
        String entry = last.of("ENTRYPOINT").get(0);
        assertTrue(entry.startsWith("[\"") && entry.endsWith("\"]"), "signals reach the process itself");
        String built = String.join("\n", stages.get(0).of("RUN"));
        assertTrue(built.contains("./mvnw ") && built.contains(" package "), built);
        if (file.endsWith("jvm")) {
            assertTrue(entry.contains("-XX:AOTCache=/opt/commission/commission.aot"), entry);
            assertTrue(entry.contains("\"-jar\", \"/opt/commission/commission.jar\""), entry);
            assertTrue(built.contains("/image/commission.jar"), built);
            String script = Files.readString(FOLDER.resolve("aot-cache.sh"));
            assertTrue(script.contains("-XX:AOTCacheOutput=commission.aot -jar commission.jar"), script);
        } else {
            assertTrue(entry.startsWith("[\"/opt/commission/commission\""), entry);
            assertTrue(built.contains("/image/commission ") && built.contains("target/*.so /image/"), built);
            assertTrue(built.contains("-Dnative "), built);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Dockerfile.jvm", "Dockerfile.native-micro"})
    void imagesAreNamedWithARelease(String file) throws IOException {
        for (Stage stage : stages(file)) {
            assertTrue(stage.image().matches("[a-z0-9./-]+:[a-z0-9.-]+"), stage.image());
            assertFalse(stage.image().endsWith(":latest"), stage.image());
        }
    }

    @Test
    void dockerIsSentNothingElse() throws IOException {
        for (String kept : List.of(".git", "target", "target/quarkus-app", "src/test", "src/test/java", "src/docs",
                ".env",
                "kubernetes", ".ci", "README.md")) {
            assertFalse(letThrough(kept), kept);
        }
    }

    @Test
    void theScriptCanBeRun() {
        assertTrue(Files.isExecutable(FOLDER.resolve("aot-cache.sh")));
    }

    /** As Docker reads it: the last pattern that matches the path or a folder of it decides. */
    private static boolean letThrough(String path) throws IOException {
        boolean ignored = false;
        for (String line : Files.readAllLines(Path.of(".dockerignore"))) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            boolean exception = line.startsWith("!");
            String pattern = exception ? line.substring(1) : line;
            for (Path part = Path.of(path); part != null; part = part.getParent()) {
                if (FileSystems.getDefault().getPathMatcher("glob:" + pattern).matches(part)) {
                    ignored = !exception;
                    break;
                }
            }
        }
        return !ignored;
    }

    private static List<Stage> stages(String file) throws IOException {
        String text = Files.readString(FOLDER.resolve(file)).replaceAll("(?m)^#.*\n", "").replaceAll("\\\\\n\\s*", " ");
        List<Stage> stages = new ArrayList<>();
        List<String> arguments = new ArrayList<>();
        for (String line : text.lines().filter(line -> !line.isBlank()).toList()) {
            if (line.startsWith("FROM ")) {
                String[] words = line.split("\\s+");
                stages.add(
                        new Stage(words.length > 2 ? words[3] : "", resolved(words[1], arguments), new ArrayList<>()));
            } else if (stages.isEmpty()) {
                assertTrue(line.startsWith("ARG "), line);
                arguments.add(line.substring(4));
            } else {
                assertTrue(line.matches("(COPY|RUN|LABEL|WORKDIR|USER|EXPOSE|ENTRYPOINT|ENV|ARG|ADD) .*"), line);
                stages.get(stages.size() - 1).instructions().add(line);
            }
        }
        return stages;
    }

    private static String resolved(String image, List<String> arguments) {
        return ARGUMENT.matcher(image).replaceAll(found -> arguments.stream()
                .filter(argument -> argument.startsWith(found.group(1) + "=")).findFirst().orElseThrow()
                .substring(found.group(1).length() + 1));
    }
}
