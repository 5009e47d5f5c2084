package app.passculture.data.analytics.quality;

import static org.assertj.core.api.Assertions.assertThat;

import app.passculture.data.analytics.warehouse.Field;
import app.passculture.data.analytics.warehouse.Row;
import app.passculture.data.analytics.warehouse.Schema;
import app.passculture.data.analytics.warehouse.Type;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RowDifferenceTest {

    private static final Schema SCHEMA =
            Schema.of(Field.of("id", Type.Scalar.INT64), Field.of("amount", Type.Numeric.UNLIMITED));

    @Test
    void orderDoesNotCountUnlessAsked() {
        List<Row> rows = List.of(row(1, "1"), row(2, "2"));
        assertThat(between(RowDifference.Matching.EXACT, rows, rows.reversed())).isEmpty();
        assertThat(between(RowDifference.Matching.EXACT_IN_ORDER, rows, rows.reversed()))
                .hasValueSatisfying(
                        text -> assertThat(text).startsWith("the rows are as expected, but in another order"));
        assertThat(between(RowDifference.Matching.EXACT_IN_ORDER, rows, rows)).isEmpty();
    }

    @Test
    void numbersAreComparedByValue() {
        assertThat(between(RowDifference.Matching.EXACT, List.of(row(1, "1.0")), List.of(row(1, "1.000"))))
                .isEmpty();
        assertThat(CellText.of(0.1 + 0.2)).isEqualTo("0.3");
    }

    @Test
    void rowsCountAsOftenAsTheyCome() {
        assertThat(between(RowDifference.Matching.EXACT, List.of(row(1, "1")), List.of(row(1, "1"), row(1, "1"))))
                .isPresent();
    }

    @Test
    void subsetMayHaveMore() {
        assertThat(between(RowDifference.Matching.SUBSET, List.of(row(1, "1")), List.of(row(1, "1"), row(2, "1"))))
                .isEmpty();
    }

    @Test
    void differenceShowsRowsAndCells() {
        assertThat(between(RowDifference.Matching.EXACT, List.of(row(1, "10")), List.of(row(1, "2"))))
                .hasValue("""
                        1 expected row is not there (-), 1 row was not expected (+):
                            id | amount
                          - 1  | 10
                          + 1  | 2
                          amount: expected 10, got 2""");
    }

    @Test
    void nullIsNotTheTextOfItsName() {
        assertThat(CellText.of(null)).isNotEqualTo(CellText.of("NULL"));
    }

    private static Row row(long id, String amount) {
        return Row.of(SCHEMA, id, new BigDecimal(amount));
    }

    private static Optional<String> between(RowDifference.Matching matching, List<Row> expected, List<Row> actual) {
        return new RowDifference(List.of("id", "amount"), matching).between(expected, actual);
    }
}
