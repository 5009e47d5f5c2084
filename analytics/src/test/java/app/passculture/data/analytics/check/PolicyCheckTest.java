package app.passculture.data.analytics.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.passculture.data.analytics.transformation.ProjectException;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Leaks that are planted, and innocent statements beside them: all of the first are caught, none of the second. */
class PolicyCheckTest {

    private static final String POLICIES = """
            version: 1
            classes: [forbidden, direct, pseudonym]
            columns:
              - {source: app.user, class: forbidden, columns: [password]}
            rules:
              - {dataset: "*", deny: [forbidden]}
              - {dataset: d, deny: [direct]}
            actions:
              - {model: ok_hash, columns: [h], action: hash_salted, classes: [direct], to: pseudonym}
              - {model: leak_hash_unsalted, columns: [h], action: hash_salted, classes: [direct]}
              - {model: leak_half_hashed, columns: [h], action: hash_salted, classes: [direct]}
              - {model: ok_truncated, columns: [y], action: truncate, classes: [direct]}
              - {model: leak_not_truncated, columns: [y], action: truncate, classes: [direct]}
              - {model: leak_hashed_password, columns: [p], action: hash_salted}
            aggregates:
              - {model: ok_average, columns: [a], min_group: 5}
              - {model: leak_small_group, columns: [a], min_group: 5}
              - {model: leak_max_of_group, columns: [m], min_group: 5}
              - {model: leak_average_of_one, columns: [a], min_group: 5}
            """;

    private static final String SOURCES = """
            version: 2
            sources:
              - name: app
                schema: raw
                tables:
                  - name: user
                    columns:
                      - {name: id, data_type: int64, meta: {class: pseudonym}}
                      - {name: email, data_type: string, meta: {class: direct}}
                      - {name: born, data_type: date, meta: {class: direct}}
                      - {name: age, data_type: int64, meta: {class: direct}}
                      - {name: password, data_type: string}
                      - {name: town, data_type: string}
                  - name: secret
                    columns:
                      - {name: hashed, data_type: string}
                      - {name: mail, data_type: string, meta: {class: direct}}
            """;

    private static final String USER = "{{ source('app', 'user') }}";

    /** Name and statement; what begins with leak lands where it may not, what begins with ok does not. */
    private static final String MODELS = """
            leak_plain                | select email from USER
            leak_renamed              | select email as x from USER
            leak_star                 | select * from USER
            leak_star_except          | select * except (email, born, age) from USER
            leak_star_replace         | select * except (email, born, password) replace (age + 1 as age) from USER
            leak_upper                | select upper(email) as u from USER
            leak_concat               | select concat('a', email) as c from USER
            leak_pipes                | select 'a' || email as c from USER
            leak_format               | select format('%s', email) as c from USER
            leak_cte                  | with a as (select email as e from USER), b as (select e as f from a) select f from b
            leak_subquery             | select x from (select y as x from (select email as y from USER))
            leak_union                | select town as t from USER union all select email from USER
            leak_struct               | select struct(id, email) as s from USER
            leak_struct_field         | select s.e as z from (select struct(email as e) as s from USER)
            leak_array                | select [email, town] as a from USER
            leak_array_agg            | select town, array_agg(email) as a from USER group by town
            leak_unnested             | select x from USER, unnest([email]) x
            leak_string_agg           | select string_agg(email) as s from USER
            leak_any_value            | select id, any_value(email) as v from USER group by id
            leak_max_of_one           | select id, max(email) as m from USER group by id
            leak_average_of_one       | select id, avg(age) as a from USER group by id
            leak_small_group          | select town, avg(age) as a from USER group by town having count(*) >= 2
            leak_max_of_group         | select town, max(age) as m from USER group by town having count(*) >= 5
            leak_group_key            | select email, count(*) as n from USER group by email
            leak_distinct             | select distinct email from USER
            leak_window               | select lag(email) over (order by id) as l from USER
            leak_first_value          | select first_value(email) over (partition by town order by id) as f from USER
            leak_case                 | select case when id > 3 then email else 'x' end as c from USER
            leak_condition            | select if(age > 18, 'grown', 'young') as c from USER
            leak_coalesce             | select coalesce(town, email) as c from USER
            leak_scalar_subquery      | select (select max(email) from USER) as m
            leak_hash_unsalted        | select to_hex(sha256(email)) as h from USER
            leak_half_hashed          | select if(id > 3, to_hex(sha256(concat('salt', email))), email) as h from USER
            leak_hash_undone          | select s.mail from USER u join {{ source('app', 'secret') }} s on s.hashed = to_hex(sha256(u.email))
            leak_hash_undone_later    | select s.mail as back from {{ ref('ok_hash') }} h join {{ source('app', 'secret') }} s on s.hashed = h.h
            leak_not_truncated        | select born as y from USER
            leak_encoded              | select to_base64(cast(email as bytes)) as b from USER
            leak_reversed             | select reverse(email) as r from USER
            leak_split                | select split(email, '@')[offset(0)] as s from USER
            leak_json                 | select to_json_string(struct(email)) as j from USER
            leak_row_json             | select to_json_string(u) as j from USER u
            leak_through_ephemeral    | select e as x from {{ ref('eph') }}
            leak_two_models_on        | select kept as y from {{ ref('ok_in_other_dataset') }}
            leak_password             | select password as p from USER
            leak_hashed_password      | select to_hex(sha256(concat('s', password))) as p from USER
            leak_recursive            | with recursive r as (select id, email from USER union all select id + 1, email from r where id < 9) select email from r
            leak_pivot                | select * from (select town, email, id from USER) pivot (max(email) for id in (1, 2))
            ok_town                   | select town, id from USER
            ok_hash                   | select to_hex(sha256(concat('salt', email))) as h from USER
            ok_struct_other_field     | select s.t as t from (select struct(email as e, town as t) as s from USER)
            ok_unused                 | with a as (select email, town from USER) select town from a
            ok_star_except            | select * except (email, born, age, password) from USER
            ok_count                  | select town, count(*) as n from USER group by town
            ok_average                | select town, avg(age) as a from USER group by town having count(*) >= 5
            ok_truncated              | select date_trunc(born, year) as y from USER
            ok_join_on_it             | select a.town from USER a join USER b on a.email = b.email
            ok_filter_on_it           | select town from USER where email like '%@example.org'
            ok_in_other_dataset       | {{ config(schema='vault') }} select email as kept from USER
            ok_constant               | select 'email' as email_word from USER
            ok_pseudonym              | select id as user_id from USER
            """;

    @TempDir
    private Path directory;

    private Draft draft = new Draft(Path.of("."));

    @BeforeEach
    void begin() {
        draft = Draft.in(directory)
                .file("models/sources.yml", SOURCES)
                .file(
                        "macros/schema.sql",
                        "{% macro generate_schema_name(name, node) %}{{ name or 'd' }}{% endmacro %}")
                .model("eph", "{{ config(materialized='ephemeral') }} select email as e from " + USER);
        MODELS.lines().forEach(line -> {
            String[] parts = line.split("\\|", 2);
            draft.model(parts[0].strip(), parts[1].strip().replace("USER", USER));
        });
        draft.file("policies.yml", POLICIES);
    }

    @Test
    void everyPlantedLeakIsCaughtAndNothingElse() {
        CheckReport report = draft.check();
        assertThat(report.findings()).extracting(Finding::rule).containsOnly("policy");
        TreeSet<String> caught = new TreeSet<>();
        report.findings().forEach(finding -> finding.nodes().forEach(node -> caught.add(Listing.name(node))));
        List<String> planted = MODELS.lines()
                .map(line -> line.substring(0, line.indexOf('|')).strip())
                .filter(name -> name.startsWith("leak_"))
                .toList();
        assertThat(planted).hasSizeGreaterThanOrEqualTo(40);
        assertThat(caught).containsExactlyElementsOf(new TreeSet<>(planted));
    }

    @Test
    void thePathOfALeakIsTold() {
        Finding finding = draft.check().findings().stream()
                .filter(each -> each.nodes().contains("model.shop.leak_two_models_on"))
                .findFirst()
                .orElseThrow();
        assertThat(finding.message())
                .isEqualTo("column leak_two_models_on.y holds data of class direct, which dataset d may not hold");
        assertThat(finding.trail())
                .containsExactly("path: app.user.email -> ok_in_other_dataset.kept -> leak_two_models_on.y");
    }

    @Test
    void policiesAboutNothingAreRefused() {
        draft.file("policies.yml", "classes: [direct]\ncolumns: [{source: app.usr, class: direct, columns: [a]}]\n");
        assertThatThrownBy(draft::check)
                .isInstanceOf(ProjectException.class)
                .hasMessage("policies.yml:2:11: no node 'app.usr'; did you mean 'app.user'?");
        draft.file("policies.yml", "classes: [direct]\nrule: []\n");
        assertThatThrownBy(draft::check).hasMessageContaining("unknown key 'rule'; did you mean 'rules'?");
    }
}
