package app.passculture.data.orchestration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Reads every README as a newcomer would: each path, package, type and command it names must exist. */
class ReadmeTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private static final Pattern CODE = Pattern.compile("`([^`\n]+)`");
    private static final Pattern TYPE = Pattern.compile("[A-Z][a-z0-9]+(?:[A-Z][A-Za-z0-9]*)+");
    private static final Pattern PACKAGE =
            Pattern.compile("\\.[a-z]+(?:\\.[a-z]+)*|app\\.passculture\\.data(?:\\.[a-z]+)*");
    private static final Pattern PATH = Pattern.compile("(?:\\./)?[\\w.-]+(?:/[\\w.-]+)*/?");
    private static final Pattern FILE_ENDING =
            Pattern.compile(".*\\.(?:java|md|sql|ya?ml|xml|sh|json|gz|properties|csv|txt)");
    private static final Pattern TREE_LINE = Pattern.compile("(?m)^([\\w.-]+/?)  +\\S.*$");

    /** Names of other people's types and formats that a README may mention. */
    private static final Set<String> FOREIGN = Set.of(
            "FeatureCollection", "PreparedGeometry", "HdrHistogram", "PostgreSQL", "BigQuery", "GeoJSON", "DuckDB");

    /** Files that the README of `analytics` wants in a user's project. */
    private static final Set<String> USERS_FILES = Set.of("targets.yml", "profiles.yml");

    private static final List<Path> FILES = files();
    private static final Set<String> TYPES = types();
    private static final Set<String> PACKAGES = FILES.stream()
            .filter(file -> file.endsWith("package-info.java"))
            .map(file -> file.resolveSibling("").toString().replace('/', '.'))
            .collect(Collectors.toSet());

    static Stream<Path> readmes() {
        return FILES.stream().filter(file -> file.endsWith("README.md"));
    }

    @ParameterizedTest
    @MethodSource("readmes")
    void everyTypeNamedExists(Path readme) {
        assertThat(code(readme).filter(TYPE.asMatchPredicate()).filter(ReadmeTest::isUnknownType))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("readmes")
    void everyPackageNamedExists(Path readme) {
        assertThat(code(readme).filter(PACKAGE.asMatchPredicate()).filter(ReadmeTest::isUnknownPackage))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("readmes")
    void everyPathNamedExists(Path readme) {
        Predicate<String> exists = path -> exists(readme, path);
        assertThat(code(readme).filter(ReadmeTest::looksLikeAPath).filter(exists.negate()))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("readmes")
    void everyScriptCalledExists(Path readme) {
        Pattern call = Pattern.compile("(?m)(?:^|[\\s`])(\\./[\\w./-]+|[\\w-]+/[\\w./-]+\\.sh)");
        assertThat(matches(call, text(readme)).filter(script -> !exists(readme, script)))
                .isEmpty();
    }

    @Test
    void theTreeOfTheRootReadmeExists() {
        List<String> named =
                matches(TREE_LINE, fencedBlocks(ROOT.resolve("README.md"))).toList();
        assertThat(named).hasSizeGreaterThan(5).allMatch(path -> Files.exists(ROOT.resolve(path)));
    }

    @Test
    void theTestCommandOfTheReadmeIsTheOneThatCiRuns() {
        assertThat(text(ROOT.resolve("README.md"))).contains("./mvnw verify");
        assertThat(text(ROOT.resolve(".ci/run"))).containsPattern("\\./mvnw .*verify");
    }

    private static boolean isUnknownType(String name) {
        return !TYPES.contains(name) && !FOREIGN.contains(name);
    }

    private static boolean isUnknownPackage(String name) {
        return PACKAGES.stream().noneMatch(known -> known.endsWith(name))
                && !FILE_ENDING.matcher(name).matches();
    }

    private static boolean looksLikeAPath(String code) {
        boolean file = FILE_ENDING.matcher(code).matches();
        boolean folder = code.contains("/") && Files.exists(ROOT.resolve(code.substring(0, code.indexOf('/'))));
        return PATH.matcher(code).matches()
                && !USERS_FILES.contains(code)
                && !code.contains("target/")
                && (file || folder);
    }

    private static boolean exists(Path readme, String path) {
        Path relative = Path.of(path);
        Path beside = ROOT.resolve(readme).resolveSibling(relative);
        boolean found = Files.exists(beside) || Files.exists(ROOT.resolve(relative));
        return found || FILES.stream().anyMatch(file -> file.endsWith(relative.normalize()));
    }

    private static Stream<String> code(Path readme) {
        return matches(CODE, text(readme));
    }

    private static Stream<String> matches(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(ReadmeTest::firstGroup);
    }

    private static String firstGroup(MatchResult match) {
        return match.group(1);
    }

    private static String fencedBlocks(Path readme) {
        return Pattern.compile("(?s)```\\w*\n(.*?)```")
                .matcher(text(readme))
                .results()
                .map(ReadmeTest::firstGroup)
                .collect(Collectors.joining("\n"));
    }

    private static String text(Path readme) {
        try {
            return Files.readString(ROOT.resolve(readme));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + readme, e);
        }
    }

    private static Set<String> types() {
        Pattern declaration = Pattern.compile("(?:class|record|interface|enum) ([A-Z]\\w*)");
        return FILES.stream()
                .filter(file -> file.toString().endsWith(".java"))
                .flatMap(file -> matches(declaration, text(file)))
                .collect(Collectors.toSet());
    }

    private static List<Path> files() {
        List<Path> files = new ArrayList<>();
        try {
            Files.walkFileTree(ROOT, new SourceFiles(files));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + ROOT, e);
        }
        return List.copyOf(files);
    }

    /** Collects what belongs to the project: neither build output nor the data of a running `./start`. */
    private static final class SourceFiles extends SimpleFileVisitor<Path> {

        private static final Set<String> SKIPPED = Set.of("target", ".git", ".local", "node_modules");

        private final List<Path> files;

        SourceFiles(List<Path> files) {
            this.files = files;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            boolean skipped = SKIPPED.contains(folder.getFileName().toString());
            return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            files.add(ROOT.relativize(file));
            return FileVisitResult.CONTINUE;
        }
    }
}
