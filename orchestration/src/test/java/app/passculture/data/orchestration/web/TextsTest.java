package app.passculture.data.orchestration.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TextsTest {
    /** A key given as a whole; those put together at run time end in a dot here. */
    private static final Pattern KEY = Pattern.compile("(?:\\.text\\(|\\bkey = )\"([a-z][a-z0-9.-]*[a-z0-9])\"");

    private static final Pattern PLACE = Pattern.compile("\\{\\d+");

    @Test
    void everyLanguageSaysTheSameThings() {
        Set<String> english = Texts.in(Locale.ENGLISH).bundle().keySet();
        for (Locale language : Texts.LANGUAGES) {
            assertThat(Texts.in(language).bundle().keySet())
                    .as(language.toString())
                    .isEqualTo(english);
        }
    }

    @Test
    void everyLanguageSaysThemWithTheSameArguments() {
        Texts english = Texts.in(Locale.ENGLISH);
        Texts french = Texts.in(Locale.FRENCH);
        for (String key : english.bundle().keySet()) {
            assertThat(places(french.bundle().getString(key)))
                    .as(key)
                    .isEqualTo(places(english.bundle().getString(key)));
        }
    }

    @Test
    void everyKeyOfATemplateHasAText() throws IOException {
        assertThat(Texts.in(Locale.ENGLISH).bundle().keySet()).containsAll(keysInTemplates());
    }

    @Test
    void anotherLanguageReadsEnglish() {
        assertThat(Texts.in(Locale.JAPANESE).of("part.today")).isEqualTo("Today");
        assertThat(Texts.in(Locale.CANADA_FRENCH).of("part.today")).isEqualTo("Aujourd’hui");
    }

    private static Set<String> places(String text) {
        return PLACE.matcher(text).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> keysInTemplates() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/jte"))) {
            Set<String> keys = new TreeSet<>();
            for (Path template : files.filter(Files::isRegularFile).toList()) {
                KEY.matcher(Files.readString(template))
                        .results()
                        .map(match -> match.group(1))
                        .forEach(keys::add);
            }
            return keys;
        }
    }
}
