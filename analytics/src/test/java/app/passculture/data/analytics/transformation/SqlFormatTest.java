package app.passculture.data.analytics.transformation;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class SqlFormatTest {

    @Test
    void reservedWordsAreLowerAndSpaceIsTidy() {
        assertThat(SqlFormat.of("SELECT a.SELECT,\tCOUNT(*)  \n\n\n\nFROM t   \n"))
                .isEqualTo("select a.SELECT,    COUNT(*)\n\nfrom t\n");
    }

    @Test
    void stringsCommentsNamesAndTemplatesStayAsTheyAre() {
        String text = "select 'FROM {{ X }} WHERE', \"AND\", `OR`, r'\\' -- NOT\n/* NULL */ {{ IF('AND') }}\n";
        assertThat(SqlFormat.of(text)).isEqualTo(text);
    }

    @Test
    void formattedTextStaysAsItIs() {
        String once = SqlFormat.of("WITH a AS (\n\tSELECT 1\n)\n\n\nSELECT * FROM a;  ");
        assertThat(SqlFormat.of(once)).isEqualTo(once);
    }

    @Property(tries = 300)
    void piecesOfAnyTextAreTheText(
            @ForAll
                    @StringLength(max = 60)
                    @Chars({'\'', '"', '`', '\\', '-', '/', '*', '\n', ' ', 'r', 'b', 'a', '1', '(', '{', '%'})
                    String text) {
        StringBuilder joined = new StringBuilder();
        SqlToken.of(text).forEach(token -> joined.append(token.text()));
        assertThat(joined).hasToString(text);
        String once = SqlFormat.of(text);
        assertThat(SqlFormat.of(once)).isEqualTo(once);
    }
}
