package app.passculture.data.analytics.warehouse.local.duckdb;

import app.passculture.data.analytics.googlesql.GoogleSqlException;
import app.passculture.data.analytics.googlesql.Place;
import app.passculture.data.analytics.warehouse.WarehouseException;
import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Failures of the analyzer and of DuckDB as the port has them. */
final class Failures {
    private static final Pattern JAVA = Pattern.compile("java\\.lang\\.[A-Za-z]+: ([^\\n\\t]*)");
    private static final Pattern KIND = Pattern.compile("^(?:([A-Z][A-Za-z ]*?) Error: )?(.*)", Pattern.DOTALL);
    private static final Pattern MISSING = Pattern.compile("Table not found: [^;\\[]*");

    private Failures() {}

    /** A statement that the analyzer refuses. */
    static WarehouseException of(GoogleSqlException failure) {
        return switch (failure) {
            case GoogleSqlException.Invalid invalid -> invalid(invalid);
            case GoogleSqlException.NotUnderstood unknown ->
                invalid(String.valueOf(unknown.getMessage()), unknown.place(), unknown);
            default -> new WarehouseException.Unavailable(String.valueOf(failure.getMessage()), failure);
        };
    }

    private static WarehouseException invalid(GoogleSqlException.Invalid failure) {
        String message = String.valueOf(failure.getMessage());
        Matcher missing = MISSING.matcher(message);
        return missing.find()
                ? new WarehouseException.NotFound("Not found: " + message, failure)
                : invalid(message, failure.place(), failure);
    }

    static WarehouseException invalid(String message, Place place, Throwable cause) {
        return new WarehouseException.InvalidStatement(message, place.line(), place.column(), cause);
    }

    /** A statement that fails while it runs. */
    static WarehouseException of(SQLException failure, Place place) {
        String message = String.valueOf(failure.getMessage());
        Matcher java = JAVA.matcher(message);
        if (java.find()) {
            return invalid(java.group(1), place, failure);
        }
        Matcher parts = KIND.matcher(message);
        String kind = parts.matches() && parts.group(1) != null ? parts.group(1) : "";
        String text = parts.matches() ? firstLine(parts.group(2)) : message;
        return switch (kind) {
            case "TransactionContext", "Transaction", "Serialization" -> new WarehouseException.Conflict(text, failure);
            case "Out of Memory", "IO" -> new WarehouseException.Unavailable(text, failure);
            case "Invalid Input", "Out of Range", "Conversion", "Constraint" -> invalid(text, place, failure);
            default ->
                invalid("The embedded warehouse cannot run this statement: " + kind + ": " + text, place, failure);
        };
    }

    private static String firstLine(String text) {
        int end = text.indexOf('\n');
        return end < 0 ? text : text.substring(0, end);
    }
}
