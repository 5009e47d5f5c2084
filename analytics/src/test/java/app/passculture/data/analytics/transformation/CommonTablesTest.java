package app.passculture.data.analytics.transformation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class CommonTablesTest {

    private static final String SQL = "-- c\nwith a as (select ')' as x), `b` as (select (1) from a)\nselect * from b";

    @Test
    void rowsOfOneCanBeAskedFor() {
        assertThat(CommonTables.of(SQL).rowsOf("a")).isEqualTo("-- c\nwith a as (select ')' as x)\nselect * from `a`");
        assertThat(CommonTables.of(SQL).rowsOf("b"))
                .isEqualTo("-- c\nwith a as (select ')' as x), `b` as (select (1) from a)\nselect * from `b`");
    }

    @Test
    void unknownOnesAreRefusedWithAHint() {
        assertThatThrownBy(() -> CommonTables.of(SQL).rowsOf("aa"))
                .isInstanceOf(ProjectException.BadRequest.class)
                .hasMessageContaining("no common table expression 'aa'; did you mean 'a'?");
        assertThatThrownBy(() -> CommonTables.of("select 1").rowsOf("a")).hasMessageContaining("the query has none");
    }
}
