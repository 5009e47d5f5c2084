package app.passculture.data.orchestration.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DockerfileTest {

    private static final Pattern MAIN_CLASS = Pattern.compile("app\\.passculture\\.data\\.[\\w.]*[A-Z]\\w+");

    static List<String> dockerfiles() {
        return Repository.modules().stream()
                .map(module -> module + "/Dockerfile")
                .filter(Repository::has)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("dockerfiles")
    void everythingItCopiesExistsAndReachesTheBuild(String dockerfile) {
        assertThat(copied(dockerfile)).isNotEmpty().allSatisfy(path -> {
            assertThat(Repository.file(path)).exists();
            assertThat(Repository.lines(".dockerignore")).contains(allowing(path));
        });
    }

    @ParameterizedTest
    @MethodSource("dockerfiles")
    void itBringsEveryPomThatMavenReads(String dockerfile) {
        List<String> copied = copied(dockerfile).toList();
        assertThat(Repository.modules())
                .allMatch(module -> copied.contains(module) || copied.contains(module + "/pom.xml"));
    }

    @ParameterizedTest
    @MethodSource("dockerfiles")
    void itBuildsWithTheModulesItBrought(String dockerfile) {
        String module = dockerfile.substring(0, dockerfile.indexOf('/'));
        assertThat(instructions(dockerfile, "RUN"))
                .anyMatch(run -> run.contains("./mvnw")
                        && run.contains("--mount=type=cache,target=/root/.m2")
                        && run.contains("-pl " + module + " -am package"));
    }

    @ParameterizedTest
    @MethodSource("dockerfiles")
    void itRunsAsANumberedUserOnAJre(String dockerfile) {
        assertThat(instructions(dockerfile, "USER")).last().asString().matches("[1-9][0-9]+:[1-9][0-9]+");
        assertThat(instructions(dockerfile, "FROM"))
                .containsExactly("eclipse-temurin:25-jdk AS build", "eclipse-temurin:25-jre");
    }

    @ParameterizedTest
    @MethodSource("dockerfiles")
    void itStartsJavaWithoutAShell(String dockerfile) {
        assertThat(instructions(dockerfile, "ENTRYPOINT"))
                .singleElement()
                .asString()
                .startsWith("[\"java\", ");
    }

    @ParameterizedTest
    @MethodSource("dockerfiles")
    void itsMainClassExists(String dockerfile) {
        assertThat(instructions(dockerfile, "ENTRYPOINT").stream()
                        .flatMap(entry -> Repository.matches(MAIN_CLASS, entry)))
                .allSatisfy(type -> assertThat(Repository.modules())
                        .anyMatch(module ->
                                Repository.has(module + "/src/main/java/" + type.replace('.', '/') + ".java")));
    }

    private static Stream<String> copied(String dockerfile) {
        return instructions(dockerfile, "COPY").stream()
                .filter(Predicate.not(copy -> copy.startsWith("--from")))
                .flatMap(copy -> allButLast(copy.split(" ")));
    }

    private static Stream<String> allButLast(String[] words) {
        return Arrays.stream(words, 0, words.length - 1);
    }

    private static String allowing(String path) {
        Path parts = Path.of(path);
        if (path.endsWith("/pom.xml")) {
            return "!*/pom.xml";
        }
        return Repository.modules().contains(path) ? "!*/src" : "!" + parts;
    }

    private static List<String> instructions(String dockerfile, String name) {
        return Repository.lines(dockerfile).stream()
                .filter(line -> line.startsWith(name + " "))
                .map(line -> line.substring(name.length() + 1))
                .toList();
    }
}
