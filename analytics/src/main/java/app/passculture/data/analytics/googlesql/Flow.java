package app.passculture.data.analytics.googlesql;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * A column of a table that a value comes from, and the functions it went through on the way, in lower case and without order: none when it is the
 * value itself. {@code group_of_5} says that it stands for at least five rows; aggregates are marked by {@code aggregate}.
 *
 * <p>The table is {@code project.dataset.table}, or the name of the function that stands for a federated query.
 */
public record Flow(String table, String column, Set<String> through) {

    static final String AGGREGATE = "aggregate";
    static final String GROUP_OF = "group_of_";

    public Flow {
        through = Collections.unmodifiableSet(new TreeSet<>(through));
    }

    Flow through(String step) {
        if (through.contains(step)) {
            return this;
        }
        Set<String> steps = new TreeSet<>(through);
        steps.add(step);
        return new Flow(table, column, steps);
    }

    /** Whether the value is the column's own, only renamed or moved. */
    public boolean isCopy() {
        return through.isEmpty();
    }

    /** How many rows at least stand behind the value; 1 when nothing says more. */
    public int groupOf() {
        return through.stream()
                .filter(step -> step.startsWith(GROUP_OF))
                .mapToInt(step -> Integer.parseInt(step.substring(GROUP_OF.length())))
                .max()
                .orElse(1);
    }
}
