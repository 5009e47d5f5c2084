package app.passculture.data.analytics.warehouse.local.translation;

import static org.assertj.core.api.Assertions.assertThat;

import app.passculture.data.analytics.warehouse.Type;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The page of what the engine runs is made from the code; {@code -Dcoverage.write=true} writes it. */
class CoverageTest {
    private static final Path PAGE = Path.of("docs/embedded-sql.md");

    @Test
    void thePageNamesWhatIsRun() throws IOException {
        if (Boolean.getBoolean("coverage.write")) {
            Files.createDirectories(PAGE.getParent());
            Files.writeString(PAGE, page());
        }
        assertThat(PAGE).hasContent(page());
    }

    private static String page() {
        return """
                # What the embedded warehouse runs

                Made from the code by `CoverageTest`. Anything else is refused by its name and place, never answered in another way.

                | kind | names |
                |---|---|
                | scalar functions (%d) | %s |
                | aggregate functions (%d) | %s |
                | functions over windows only (%d) | %s |

                | type | in DuckDB |
                |---|---|
                %s
                """.formatted(
                        Functions.scalar().size(),
                        list(Functions.scalar()),
                        Functions.aggregate().size(),
                        list(Functions.aggregate()),
                        Functions.window().size(),
                        list(Functions.window()),
                        types());
    }

    private static String list(Set<String> names) {
        return names.stream().map(name -> name.toUpperCase(Locale.ROOT)).collect(Collectors.joining(", "));
    }

    private static String types() {
        return Arrays.stream(Type.Scalar.values())
                        .filter(type -> type != Type.Scalar.GEOGRAPHY && type != Type.Scalar.INTERVAL)
                        .map(type -> "| " + type + " | " + DuckTypes.sql(type) + " |")
                        .collect(Collectors.joining("\n"))
                + "\n| NUMERIC | DECIMAL(38,9) |\n| BIGNUMERIC | DECIMAL(38,20): 18 digits before the point |"
                + "\n| STRUCT | STRUCT(f0 …, f1 …) |\n| ARRAY | a list |";
    }
}
