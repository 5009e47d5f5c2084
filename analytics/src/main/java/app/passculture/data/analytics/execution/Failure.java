package app.passculture.data.analytics.execution;

import app.passculture.data.analytics.template.Origin;
import app.passculture.data.analytics.transformation.Compiled;
import app.passculture.data.analytics.warehouse.WarehouseException;
import java.util.Optional;
import java.util.stream.Collectors;

/** What to tell of a failure: where in the templates it comes from, with the lines around it and the macros that led there. */
final class Failure {

    private Failure() {}

    /** {@code executed}: the statement that failed, in which the compiled SQL of the node stands somewhere. */
    static String message(RuntimeException failure, String executed, Optional<Compiled> compiled) {
        String message = String.valueOf(failure.getMessage());
        if (failure instanceof WarehouseException.InvalidStatement invalid && invalid.line() > 0) {
            return compiled.flatMap(sql -> origin(invalid, executed, sql))
                    .map(origin -> placed(origin, message))
                    .orElse(message + " (line " + invalid.line() + ", column " + invalid.column()
                            + " of the statement)");
        }
        boolean ours = failure instanceof IllegalStateException || failure instanceof NullPointerException;
        return ours ? failure.getClass().getSimpleName() + ": " + message : message;
    }

    private static Optional<Origin> origin(
            WarehouseException.InvalidStatement invalid, String executed, Compiled compiled) {
        String own = TableDdl.trimmed(compiled.sql());
        int start = executed.indexOf(own);
        int at = offset(executed, invalid.line(), invalid.column());
        int leading = compiled.sql().indexOf(own);
        boolean inside = start >= 0 && at >= start && at <= start + own.length();
        return inside ? compiled.origin(at - start + leading) : Optional.empty();
    }

    private static int offset(String text, int line, int column) {
        int start = 0;
        for (int i = 1; i < line; i++) {
            int next = text.indexOf('\n', start);
            if (next < 0) {
                return -1;
            }
            start = next + 1;
        }
        return start + column - 1;
    }

    private static String placed(Origin origin, String message) {
        String calls = origin.chain().stream()
                .map(site -> "\n  in macro '" + site.macro() + "' called from "
                        + site.from().position())
                .collect(Collectors.joining());
        String excerpt = origin.source().excerpt(origin.offset()).stripTrailing();
        return origin.position() + ": " + message + calls + "\n" + excerpt;
    }
}
