package app.passculture.data.analytics.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NamesTest {

    @Test
    void aTableIsReadAsItIsPrinted() {
        TableName table = new TableName("my-project", "analytics_dev", "visits$20210309");
        assertThat(TableName.parse(table.toString())).isEqualTo(table);
        assertThat(table.quoted()).isEqualTo("`my-project`.`analytics_dev`.`visits$20210309`");
    }

    @Test
    void aNameCannotEndItsQuotes() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TableName("p", "d", "t`; drop table x"))
                .withMessage("Not a name of a table: 't`; drop table x'");
        assertThatIllegalArgumentException().isThrownBy(() -> TableName.parse("d.t"));
    }

    @Test
    void aJobIsReadAsItIsPrinted() {
        JobHandle handle = new JobHandle("domain.com:project", "europe-west1", "daily-2021_03_09");
        assertThat(JobHandle.parse(handle.toString())).isEqualTo(handle);
        assertThatIllegalArgumentException().isThrownBy(() -> JobHandle.parse("daily"));
    }

    @Test
    void anObjectIsReadAsItIsPrinted() {
        ObjectName name = new ObjectName("bucket", "exports/a b.csv");
        assertThat(ObjectName.parse(name.toString())).isEqualTo(name);
        assertThatIllegalArgumentException().isThrownBy(() -> ObjectName.parse("gs://bucket"));
        assertThatIllegalArgumentException().isThrownBy(() -> ObjectName.parse("s3://bucket/x"));
    }

    @Test
    void columnsAreRenamedAndFoundWithoutRegardToCase() {
        Schema schema = Schema.of(
                Field.of("id", Type.Scalar.INT64),
                Field.of("hash", Type.Scalar.STRING).mandatory());
        assertThat(schema.renamed(Map.of("hash", "_hash"))).hasToString("id INT64, _hash STRING NOT NULL");
        assertThat(Row.of(schema, 1L, "x").value("HASH")).isEqualTo("x");
    }

    @Test
    void typesPrintAsInSql() {
        Type address = new Type.Struct(Schema.of(Field.of("city", Type.Scalar.STRING)));
        assertThat(List.of(new Type.Array(address), new Type.Numeric(10, 2), Type.BigNumeric.UNLIMITED))
                .map(Type::toString)
                .containsExactly("ARRAY<STRUCT<city STRING>>", "NUMERIC(10, 2)", "BIGNUMERIC");
        assertThatIllegalArgumentException().isThrownBy(() -> new Type.Array(new Type.Array(address)));
    }
}
