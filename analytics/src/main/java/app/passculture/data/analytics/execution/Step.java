package app.passculture.data.analytics.execution;

import app.passculture.data.analytics.warehouse.Field;
import app.passculture.data.analytics.warehouse.Schema;
import app.passculture.data.analytics.warehouse.TableName;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** One thing that a plan asks of the warehouse. */
public sealed interface Step {

    /** What a person reads in a dry run. */
    String described();

    /** A statement, run as one job. */
    record Execute(String sql) implements Step {
        @Override
        public String described() {
            return sql;
        }
    }

    /** A table or view goes, if it is there. */
    record Drop(TableName table) implements Step {
        @Override
        public String described() {
            return "drop " + table + " if it exists";
        }
    }

    /** A table is copied over another at once. */
    record Copy(TableName from, TableName to) implements Step {
        @Override
        public String described() {
            return "copy " + from + " over " + to;
        }
    }

    /** A table takes the place of another at once, and is gone under its own name. */
    record Replace(TableName target, TableName by) implements Step {
        @Override
        public String described() {
            return "replace " + target + " by " + by;
        }
    }

    /** Columns are added at the end, NULL in the rows there are. */
    record AddColumns(TableName table, List<Field> columns) implements Step {
        public AddColumns {
            columns = List.copyOf(columns);
        }

        @Override
        public String described() {
            return "add to " + table + ": " + new Schema(columns);
        }
    }

    /** The partitions that a table beside has rows for, and those named, get its rows in place of theirs, at once. */
    record OverwritePartitions(
            TableName target, TableName from, PartitionKey key, List<String> named, List<String> columns)
            implements Step {
        public OverwritePartitions {
            named = List.copyOf(named);
            columns = List.copyOf(columns);
        }

        @Override
        public String described() {
            return "overwrite in " + target + " the partitions of " + from
                    + (named.isEmpty() ? "" : " and " + String.join(", ", named));
        }
    }

    /** A file of values is loaded, all or nothing. */
    record LoadFile(TableName table, Path file, char delimiter, Schema schema) implements Step {
        @Override
        public String described() {
            return "load " + file.getFileName() + " into " + table + " (" + schema + ")";
        }
    }

    /** The description of a table and of its columns. */
    record Describe(TableName table, String text, Map<String, String> columns) implements Step {
        public Describe {
            columns = Map.copyOf(columns);
        }

        @Override
        public String described() {
            return "describe " + table + " and " + columns.size() + " columns";
        }
    }

    /** The model's tests look at a table; when one fails nothing after this step happens. */
    record Audit(TableName table) implements Step {
        @Override
        public String described() {
            return "test " + table + " before anybody reads it";
        }
    }
}
