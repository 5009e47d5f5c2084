package app.passculture.data.analytics.quality;

import app.passculture.data.analytics.transformation.Node;
import app.passculture.data.analytics.warehouse.Row;
import app.passculture.data.analytics.warehouse.WarehouseException;
import java.util.List;
import java.util.Optional;

/** What a test found: how many failures, the first rows that fail, or why it could not be asked. */
public record TestOutcome(
        Node test, Verdict verdict, long failures, List<Row> rows, Optional<WarehouseException> error, long bytes) {

    /** What that means, by the test's severity and thresholds. */
    public enum Verdict {
        PASS,
        WARN,
        FAIL,
        ERROR
    }

    public TestOutcome {
        rows = List.copyOf(rows);
    }

    static TestOutcome passed(Node test, long bytes) {
        return new TestOutcome(test, Verdict.PASS, 0, List.of(), Optional.empty(), bytes);
    }

    static TestOutcome failed(Node test, WarehouseException error) {
        return new TestOutcome(test, Verdict.ERROR, 0, List.of(), Optional.of(error), 0);
    }
}
