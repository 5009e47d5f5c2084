package app.passculture.data.analytics.quality;

import app.passculture.data.analytics.warehouse.Field;
import app.passculture.data.analytics.warehouse.Row;
import app.passculture.data.analytics.warehouse.Schema;
import app.passculture.data.analytics.warehouse.Statement;
import app.passculture.data.analytics.warehouse.Table;
import app.passculture.data.analytics.warehouse.TableName;
import app.passculture.data.analytics.warehouse.Type;
import app.passculture.data.analytics.warehouse.Warehouse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What differs between two tables that one warehouse can read: columns, rows, and by key the values. */
public final class TableDifference {

    private final Warehouse warehouse;

    public TableDifference(Warehouse warehouse) {
        this.warehouse = warehouse;
    }

    /** How much of two tables is compared. */
    public enum Depth {
        COLUMNS,
        ROWS
    }

    /** A line for each difference; without keys rows are only counted. */
    public List<String> between(TableName left, TableName right, List<String> keys, Depth depth) {
        Optional<Table> here = warehouse.find(left);
        Optional<Table> there = warehouse.find(right);
        if (here.isEmpty() || there.isEmpty()) {
            return List.of((here.isEmpty() ? left : right) + " does not exist");
        }
        List<String> told =
                new ArrayList<>(columns(here.get().schema(), there.get().schema()));
        if (depth == Depth.ROWS) {
            told.addAll(keys.isEmpty() ? counts(left, right) : values(left, right, here.get(), there.get(), keys));
        }
        return told;
    }

    private static List<String> columns(Schema here, Schema there) {
        List<String> told = new ArrayList<>();
        for (Field field : here.fields()) {
            int index = there.indexOf(field.name());
            if (index < 0) {
                told.add("column " + field.name() + " is only here");
            } else if (!there.fields().get(index).type().equals(field.type())) {
                told.add("column " + field.name() + " is " + field.type() + " here, "
                        + there.fields().get(index).type() + " there");
            }
        }
        there.fields().stream()
                .filter(field -> here.indexOf(field.name()) < 0)
                .forEach(field -> told.add("column " + field.name() + " is only there"));
        return told;
    }

    private List<String> counts(TableName left, TableName right) {
        Row row = one("select (select count(*) from %s) as here, (select count(*) from %s) as there"
                .formatted(left.quoted(), right.quoted()));
        long here = number(row, "here");
        long there = number(row, "there");
        return here == there ? List.of() : List.of("%,d rows here, %,d there".formatted(here, there));
    }

    private List<String> values(TableName left, TableName right, Table here, Table there, List<String> keys) {
        List<Field> compared = here.schema().fields().stream()
                .filter(field -> there.schema().indexOf(field.name()) >= 0)
                .filter(field -> keys.stream().noneMatch(field.name()::equalsIgnoreCase))
                .toList();
        String key = "`" + keys.getFirst() + "`";
        List<String> terms = new ArrayList<>(
                List.of("countif(b." + key + " is null) as only_here", "countif(a." + key + " is null) as only_there"));
        for (int i = 0; i < compared.size(); i++) {
            terms.add("countif(a.%s is not null and b.%s is not null and %s is distinct from %s) as c%d"
                    .formatted(key, key, value("a", compared.get(i)), value("b", compared.get(i)), i));
        }
        String same =
                keys.stream().map(name -> "a.`" + name + "` = b.`" + name + "`").collect(Collectors.joining(" and "));
        Row row = one("select %s from %s as a full outer join %s as b on %s"
                .formatted(String.join(", ", terms), left.quoted(), right.quoted(), same));
        List<String> told = new ArrayList<>();
        told(told, number(row, "only_here"), "rows are only here");
        told(told, number(row, "only_there"), "rows are only there");
        for (int i = 0; i < compared.size(); i++) {
            told(told, number(row, "c" + i), "rows differ in " + compared.get(i).name());
        }
        return told;
    }

    private static void told(List<String> told, long rows, String what) {
        if (rows > 0) {
            told.add("%,d %s".formatted(rows, what));
        }
    }

    /** Arrays, structs and the like are compared as text. */
    private static String value(String alias, Field field) {
        String column = alias + ".`" + field.name() + "`";
        boolean nested = field.type() instanceof Type.Array
                || field.type() instanceof Type.Struct
                || field.type() == Type.Scalar.JSON;
        return nested ? "to_json_string(" + column + ")" : column;
    }

    private Row one(String sql) {
        return warehouse.query(Statement.of(sql)).toList().getFirst();
    }

    private static long number(Row row, String column) {
        return row.value(column) instanceof Number number ? number.longValue() : 0;
    }
}
