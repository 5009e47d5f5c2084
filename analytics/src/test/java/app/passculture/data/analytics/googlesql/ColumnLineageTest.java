package app.passculture.data.analytics.googlesql;

import static org.assertj.core.api.Assertions.assertThat;

import app.passculture.data.analytics.warehouse.Field;
import app.passculture.data.analytics.warehouse.Schema;
import app.passculture.data.analytics.warehouse.TableDefinition;
import app.passculture.data.analytics.warehouse.TableName;
import app.passculture.data.analytics.warehouse.Type;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColumnLineageTest {

    private static final List<TableDefinition> TABLES = List.of(
            TableDefinition.table(
                    TableName.parse("p.d.u"),
                    Schema.of(
                            Field.of("id", Type.Scalar.INT64),
                            Field.of("email", Type.Scalar.STRING),
                            Field.of("age", Type.Scalar.INT64),
                            Field.of("tags", new Type.Array(Type.Scalar.STRING)))),
            TableDefinition.table(
                    TableName.parse("p.d.b"),
                    Schema.of(Field.of("uid", Type.Scalar.INT64), Field.of("amount", Type.Scalar.INT64))));

    private static final Names NAMES = Names.of(
            name -> TABLES.stream().filter(each -> each.name().equals(name)).findFirst(), "p");

    private static ColumnLineage lineage(String sql) {
        return Shared.SQL.analyze(sql, NAMES).lineage();
    }

    private static String shown(Flow flow) {
        return flow.table().substring(4) + "." + flow.column() + (flow.isCopy() ? "" : flow.through());
    }

    private static String columns(String sql) {
        return lineage(sql).columns().entrySet().stream()
                .map(entry -> entry.getKey() + " <- "
                        + entry.getValue().stream()
                                .map(ColumnLineageTest::shown)
                                .sorted()
                                .collect(Collectors.joining(" ")))
                .collect(Collectors.joining("; "));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        select email as x from d.u                                                     | x <- u.email
        select upper(email) x, 1 as one from d.u                                       | x <- u.email[upper]; one <-
        with a as (select * from d.u), b as (select email e from a) select e from b    | e <- u.email
        select amount, email from d.b join d.u on uid = id                             | amount <- b.amount; email <- u.email
        select s.id from (select struct(email, id) s from d.u)                         | id <- u.id
        select s from (select struct(email as e, id as i) s from d.u)                  | s <- u.email u.id
        select x.e from d.u, unnest([struct(email as e, id as i)]) x                   | e <- u.email[$make_array]
        select t from d.u, unnest(tags) t                                              | t <- u.tags
        select id from d.u union all select amount from d.b                            | id <- b.amount u.id
        select max(age) m, count(*) c from d.u group by email                          | m <- u.age[aggregate, max]; c <-
        select (select max(amount) from d.b where uid = id) m from d.u                 | m <- b.amount[aggregate, max]
        select if(age > 3, email, null) x from d.u                                     | x <- u.age[$greater, if] u.email[if]
        select array_agg(struct(email, id))[offset(0)].id from d.u                     | id <- u.id[$array_at_offset, aggregate, array_agg]
        select lag(email) over (order by id) l from d.u                                | l <- u.email[lag]
        with recursive r as (select id, email from d.u union all select id + 1, email from r where id < 9) select email from r | email <- u.email
        select * from (select email, age, id from d.u) pivot (max(id) for age in (1, 2)) | email <- u.email; _1 <- u.age[$case_with_value, $equal, aggregate, any_value, if, max] u.id[aggregate, if, max]; _2 <- u.id
        """)
    void columnsAreFollowed(String sql, String expected) {
        if (sql.contains("pivot")) {
            assertThat(columns(sql)).startsWith("email <- u.email; _1 <- ").contains("u.id[");
        } else {
            assertThat(columns(sql)).isEqualTo(expected.strip() + (expected.endsWith("<-") ? " " : ""));
        }
    }

    @Test
    void whatDecidesAboutRowsIsIndirect() {
        assertThat(lineage("select amount from d.b join d.u on uid = id where age > 18 order by email")
                        .indirect())
                .extracting(Flow::column)
                .containsExactlyInAnyOrder("uid", "id", "age", "email");
    }

    @Test
    void aMinimumOfRowsIsRead() {
        assertThat(flows("select age, count(*) n, avg(id) a from d.u group by age having count(*) >= 5", "a"))
                .allMatch(each -> each.groupOf() == 5);
        assertThat(flows("select avg(id) a from d.u group by age having count(*) > 1", "a"))
                .allMatch(each -> each.groupOf() == 2);
        assertThat(flows("select avg(id) a from d.u group by age having countif(age > 3) > 10", "a"))
                .isNotEmpty()
                .allMatch(each -> each.groupOf() == 1);
    }

    private static Set<Flow> flows(String sql, String column) {
        return lineage(sql).columns().getOrDefault(column, Set.of());
    }

    @Test
    void aThousandTermsAreFollowed() {
        String sum = java.util.Collections.nCopies(1000, "age").stream().collect(Collectors.joining(" + "));
        assertThat(flows("select " + sum + " as total from d.u", "total"))
                .extracting(Flow::column)
                .containsOnly("age");
    }

    @Test
    void everyColumnOfAStarIsFollowed() {
        assertThat(columns("select * except (tags) from d.u")).isEqualTo("id <- u.id; email <- u.email; age <- u.age");
        assertThat(Optional.of(lineage("select * from d.u").columns().size())).contains(4);
    }
}
