package app.passculture.data.analytics.warehouse.local.translation;

import app.passculture.data.analytics.warehouse.Statement;
import com.google.zetasql.Table;
import java.time.Instant;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.Function;

/**
 * What a statement's text does not say. {@code relations}: what stands after FROM for a table, with its columns under their names;
 * {@code federated}: the same for a query (the second argument) that runs on another database, known by its connection;
 * {@code now}: the one moment at which the whole script runs.
 */
public record Surroundings(
        Function<Table, String> relations,
        BinaryOperator<String> federated,
        Map<String, Statement.Parameter> parameters,
        Instant now) {
    public Surroundings {
        parameters = Map.copyOf(parameters);
    }
}
