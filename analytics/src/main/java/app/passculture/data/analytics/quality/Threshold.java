package app.passculture.data.analytics.quality;

import app.passculture.data.analytics.transformation.Node;
import java.util.Locale;

/** How a test's configuration turns a number of failures into a verdict. */
record Threshold(boolean canFail, String warnIf, String errorIf, String failCalc) {

    private static final String USUAL = "!= 0";
    private static final String COUNT = "count(*)";

    static Threshold of(Node test) {
        return new Threshold(
                !test.config()
                        .text("severity")
                        .orElse("error")
                        .toLowerCase(Locale.ROOT)
                        .equals("warn"),
                test.config().text("warn_if").orElse(USUAL),
                test.config().text("error_if").orElse(USUAL),
                test.config().text("fail_calc").orElse(COUNT));
    }

    /** Whether no failures is a pass for sure. */
    boolean passesZero() {
        return warnIf.strip().equals(USUAL) && errorIf.strip().equals(USUAL);
    }

    boolean countsRows() {
        return failCalc.strip().equals(COUNT);
    }

    /** A query for the failures, and whether they are too many. */
    String query(String rows) {
        return "select failures, failures %s as should_warn, failures %s as should_error\nfrom (select %s as failures from (\n%s\n) as failing)"
                .formatted(warnIf, errorIf, failCalc, rows);
    }

    TestOutcome.Verdict verdict(boolean shouldWarn, boolean shouldError) {
        if (canFail && shouldError) {
            return TestOutcome.Verdict.FAIL;
        }
        return shouldWarn ? TestOutcome.Verdict.WARN : TestOutcome.Verdict.PASS;
    }
}
