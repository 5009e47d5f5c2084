package app.passculture.data.analytics.googlesql;

import com.google.zetasql.AnalyzerOptions;
import com.google.zetasql.PreparedQuery;
import com.google.zetasql.SimpleCatalog;
import com.google.zetasql.SqlException;
import com.google.zetasql.TableContent;
import com.google.zetasql.Value;
import com.google.zetasql.ZetaSQLBuiltinFunctionOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** GoogleSQL's own evaluator of queries without tables: what is right. A failure of its native code would end the process. */
public final class Oracle {
    private final SimpleCatalog catalog = new SimpleCatalog("oracle");
    private final AnalyzerOptions options = new AnalyzerOptions();

    public Oracle() {
        options.setLanguageOptions(Dialect.language());
        options.setDefaultTimezone("UTC");
        catalog.addZetaSQLFunctionsAndTypes(new ZetaSQLBuiltinFunctionOptions(Dialect.language()));
        catalog.register();
    }

    /** The rows of a query as text; empty when it fails. */
    public java.util.Optional<List<String>> rows(String sql) {
        try (PreparedQuery query = PreparedQuery.builder()
                .setSql(sql)
                .setAnalyzerOptions(options)
                .setCatalog(catalog)
                .prepare()) {
            List<String> rows = new ArrayList<>();
            TableContent content = query.execute(Map.of());
            for (List<Value> row : content.getTableData()) {
                rows.add(row.stream().map(Oracle::text).collect(Collectors.joining(" | ")));
            }
            return java.util.Optional.of(rows);
        } catch (SqlException e) {
            return java.util.Optional.empty();
        }
    }

    private static String text(Value value) {
        if (value.isNull()) {
            return value.getType().isArray() ? "[]" : "NULL";
        }
        return switch (value.getType().getKind()) {
            case TYPE_BOOL -> Boolean.toString(value.getBoolValue());
            case TYPE_INT64 -> Long.toString(value.getInt64Value());
            case TYPE_DOUBLE -> Written.of(value.getDoubleValue());
            case TYPE_NUMERIC -> Written.of(value.getNumericValue());
            case TYPE_BIGNUMERIC -> Written.of(value.getBigNumericValue());
            case TYPE_STRING -> Written.of(value.getStringValue());
            case TYPE_JSON -> Written.of(value.getJsonValue());
            case TYPE_BYTES -> Written.of(value.getBytesValue().asReadOnlyByteBuffer());
            case TYPE_DATE -> value.getLocalDateValue().toString();
            case TYPE_TIME -> Written.of(value.getLocalTimeValue());
            case TYPE_DATETIME -> Written.of(value.getLocalDateTimeValue());
            case TYPE_TIMESTAMP -> Written.instant(value.getTimestampUnixMicros());
            case TYPE_ARRAY ->
                value.getElementList().stream().map(Oracle::text).collect(Collectors.joining(", ", "[", "]"));
            case TYPE_STRUCT ->
                value.getFieldList().stream().map(Oracle::text).collect(Collectors.joining(", ", "{", "}"));
            default -> throw new IllegalArgumentException(value.getType().typeName());
        };
    }
}
