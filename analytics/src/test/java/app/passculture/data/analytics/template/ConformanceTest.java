package app.passculture.data.analytics.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Our cases, whose expected output conformance/check.py compares with Python's jinja2. */
class ConformanceTest {

    private static final Pattern CASE =
            Pattern.compile("=== (.*)\n((?s:.*?))\n--- (output|error)\n((?s:.*?))\n(?==== |\\z)");
    private static final Interpreter INTERPRETER =
            new Interpreter(Limits.GENEROUS, InstantSource.fixed(Instant.parse("2021-03-10T08:00:00Z")));

    record Case(String name, String template, String kind, String expected) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Case> cases() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("conformance", "cases"))) {
            return files.sorted().flatMap(ConformanceTest::cases).toList();
        }
    }

    private static Stream<Case> cases(Path file) {
        try {
            return CASE.matcher(Files.readString(file)).results().map(ConformanceTest::parsed);
        } catch (IOException problem) {
            throw new java.io.UncheckedIOException(problem);
        }
    }

    private static Case parsed(MatchResult found) {
        return new Case(found.group(1), found.group(2), found.group(3), found.group(4));
    }

    @Test
    void thereAreManyCases() throws IOException {
        assertThat(cases()).hasSizeGreaterThan(340);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void rendersAsJinjaDoes(Case given) {
        if (given.kind().equals("error")) {
            assertThatThrownBy(() -> render(given.template())).isInstanceOf(TemplateException.class);
        } else {
            assertThat(render(given.template())).isEqualTo(given.expected());
        }
    }

    private static String render(String template) {
        return INTERPRETER
                .render(Template.parse(TemplateSource.of("case.sql", template)), Globals.of(Map.of()))
                .text();
    }
}
