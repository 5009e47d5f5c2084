package app.passculture.data.analytics.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import app.passculture.data.analytics.check.Checking;
import app.passculture.data.analytics.transformation.ProjectOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SiteTest {

    private static final Pattern LINK = Pattern.compile("(?:href|src)=\"([^\"#]+)(?:#([^\"]*))?\"");

    @TempDir
    private Path folder;

    private int written() {
        ProjectOptions options = ProjectOptions.of(
                        Path.of("sql").toAbsolutePath(), () -> Instant.parse("2021-03-10T00:00:00Z"))
                .withTarget("prod");
        Checking.Knowledge known = Checking.of(options, folder.resolve("target"), Checking.Memory.NONE)
                .knowledge(project -> project.nodes().values());
        return new Site(known).write(folder);
    }

    @Test
    void pagesLeadToEachOtherAndNowhereElse() throws IOException {
        int pages = written();
        List<Path> files;
        try (Stream<Path> walk = Files.walk(folder)) {
            files = walk.filter(path -> path.toString().endsWith(".html")).toList();
        }
        assertThat(files).hasSize(pages + 2);
        for (Path file : files) {
            Matcher links = LINK.matcher(Files.readString(file));
            while (links.find()) {
                Path target = file.resolveSibling(links.group(1));
                assertThat(target).as("%s in %s", links.group(), file).exists();
            }
        }
        String page = Files.readString(folder.resolve("node/model.passculture_data.enriched_user_data.html"));
        assertThat(page)
                .contains("<tr id=\"user_humanized_id\">", "<span class=\"keyword\">select</span>", "applicative_user")
                .doesNotContain("http://", "https://cdn");
        assertThat(Files.readString(folder.resolve("index.js"))).contains("\"name\":\"enriched_user_data\"");
    }

    @Test
    void textIsEscaped() {
        assertThat(Html.prose("a < b & `c`\n\nd")).isEqualTo("<p>a &lt; b &amp; <code>c</code></p><p>d</p>");
        assertThat(SqlText.html("select '<b>' -- x"))
                .isEqualTo(
                        "<span class=\"keyword\">select</span> <span class=\"string\">'&lt;b&gt;'</span> <span class=\"comment\">-- x</span>");
    }
}
