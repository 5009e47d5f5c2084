package app.passculture.data.analytics.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypeTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "string                                | STRING",
                "integer                               | INT64",
                "string(20)                            | STRING",
                "numeric(10, 2)                        | NUMERIC(10, 2)",
                "array<struct<a int64, `b` array<date>>> | ARRAY<STRUCT<a INT64, b ARRAY<DATE>>>",
                "struct<a: float64>                    | STRUCT<a FLOAT64>",
            })
    void typesAreReadAsSqlAndYamlWriteThem(String text, String type) {
        assertThat(TypeText.parse(text)).hasToString(type);
    }

    @Test
    void whatIsNoTypeIsRefused() {
        for (String text : new String[] {"text", "array<int64", "int64 int64", ""}) {
            assertThatThrownBy(() -> TypeText.parse(text))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("is no type of BigQuery");
        }
    }
}
