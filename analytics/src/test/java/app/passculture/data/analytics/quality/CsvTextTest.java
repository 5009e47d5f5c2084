package app.passculture.data.analytics.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class CsvTextTest {

    @Test
    void valuesKnowTheirPlaces() {
        List<CsvText.Value> line =
                read("id,name\n1,\"a \"\"quoted\"\"\nname\"\r\n2,x\n").get(1);
        assertThat(line.get(0)).isEqualTo(new CsvText.Value("1", CsvText.Value.Quoting.PLAIN, 2, 1));
        assertThat(line.get(1)).isEqualTo(new CsvText.Value("a \"quoted\"\nname", CsvText.Value.Quoting.QUOTED, 2, 3));
        assertThat(read("id,name\n1,\"a\nb\"\n2,x\n").get(2).getFirst().line()).isEqualTo(4);
    }

    @Test
    void onlyAnEmptyValueWithoutQuotesIsNull() {
        List<CsvText.Value> line = read("a,b\n,\"\"\n").get(1);
        assertThat(line).extracting(CsvText.Value::isNull).containsExactly(true, false);
    }

    @Test
    void byteOrderMarkAndEmptyLinesAreLeftOut() {
        assertThat(read("\uFEFFa\n\n1\n\n")).hasSize(2);
        assertThat(read("\uFEFFa\n1").getFirst().getFirst().text()).isEqualTo("a");
    }

    @Test
    void brokenLinesTellTheirPlace() {
        broken("a,b\n1,2,3\n", "f.csv:2:3: 3 values, the header has 2");
        broken("a,b\n1\n", "f.csv:2:1: 1 values, the header has 2");
        broken("a,b\n1,\"x\n", "f.csv:2:3: this quote is not closed");
        broken("a,b\n\"x\"y,1\n", "f.csv:2:1: text stands behind the closing quote");
    }

    private static void broken(String text, String message) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(CsvText.Broken.class).hasMessage(message);
    }

    private static List<List<CsvText.Value>> read(String text) {
        return CsvText.read("f.csv", text, ',');
    }
}
