package app.passculture.data.analytics.transformation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Scripted edits of a project, and the nodes that each of them modifies. */
class EarlierStateTest {

    private static final Map<String, String> FILES = Map.of(
            "dbt_project.yml",
            "name: small\nversion: '1'\nvars: {start: 2021, unused: 1}\nmodels:\n  small:\n    +materialized: table\n    sub: {+tags: [daily]}\n",
            "targets.yml",
            "default: local\ntargets:\n  local: {project: p, dataset: d, label: x}\n  prod: {project: q, dataset: e}\n",
            "macros/m.sql",
            "{% macro twice(c) %}{{ c }} * 2{% endmacro %}\n{% macro label() %}{{ target.label }}{% endmacro %}\n{% macro idle() %}1{% endmacro %}\n",
            "models/a.sql",
            "-- a comment\nselect id, name, {{ twice('id') }} as double from {{ source('app', 'user') }}\n",
            "models/b.sql",
            "select id, 'x -- y' as text from {{ ref('a') }} where year >= {{ var('start') }}\n",
            "models/sub/c.sql",
            "select * from {{ ref('b') }} -- {{ label() }}\n",
            "models/all.yml",
            """
            version: 2
            sources:
              - name: app
                schema: raw
                tables:
                  - name: user
                    columns: [{name: id, data_type: int64}]
            models:
              - name: a
                description: About a.
                columns:
                  - {name: id, description: Key., data_tests: [not_null]}
              - name: b
                config: {meta: {owner: x, team: y}}
            """,
            "seeds/s.csv",
            "k,v\n1,a\n",
            "tests/t.sql",
            "select id from {{ ref('b') }} where id < 0\n");

    @TempDir
    private Path directory;

    private static Arguments edit(String file, String from, String to, String modified) {
        return Arguments.of(file, from, to, modified);
    }

    static Stream<Arguments> edits() {
        String a = "models/a.sql";
        String b = "models/b.sql";
        String c = "models/sub/c.sql";
        String yml = "models/all.yml";
        String project = "dbt_project.yml";
        String macros = "macros/m.sql";
        return Stream.of(
                // Comments.
                edit(a, "-- a comment", "-- another comment", ""),
                edit(a, "-- a comment\n", "", ""),
                edit(a, "select id", "/* why */ select id", ""),
                edit(a, "select id", "{# why #}select id", ""),
                edit(a, "select id", "# why\nselect id", ""),
                edit(b, "where", "-- only new ones\nwhere", ""),
                edit(c, "-- {{ label() }}", "", ""),
                edit(macros, "{% macro idle", "{# about #}\n{% macro idle", ""),
                edit(yml, "version: 2", "version: 2 # of the file", ""),
                edit(project, "vars:", "# variables\nvars:", ""),
                // Spaces.
                edit(a, "id, name", "id,   name", ""),
                edit(a, "id, name", "id\n  , name", ""),
                edit(a, "select id", "\n\nselect\tid", ""),
                edit(b, " from ", "\n    from\n    ", ""),
                edit(c, "select * from", "select *\nfrom", ""),
                edit(macros, "{{ c }} * 2", "{{ c }}  *  2", ""),
                edit(yml, "description: About a.", "description:   'About a.'", ""),
                edit(yml, "{owner: x, team: y}", "{team: y, owner: x}", ""),
                edit("tests/t.sql", "where id", "where   id", ""),
                edit("targets.yml", "local: {project", "local:  {project", ""),
                // SQL.
                edit(a, "name,", "", "a"),
                edit(a, "id, name", "name, id", "a"),
                edit(a, "as double", "as doubled", "a"),
                edit(b, "'x -- y'", "'x -- z'", "b"),
                edit(b, "'x -- y'", "'x  -- y'", "b"),
                edit(b, ">=", ">", "b"),
                edit(b, "ref('a')", "source('app', 'user')", "b"),
                edit(c, "select *", "select id", "c"),
                edit("tests/t.sql", "id < 0", "id < 1", "t"),
                edit("seeds/s.csv", "1,a", "1,b", "s"),
                edit("seeds/s.csv", "1,a\n", "1,a\n2,b\n", "s"),
                // Variables, macros, targets.
                edit(project, "start: 2021", "start: 2022", "b"),
                edit(project, "unused: 1", "unused: 2", ""),
                edit(macros, "* 2", "* 3", "a"),
                edit(macros, "%}1{%", "%}2{%", ""),
                edit(macros, "macro twice(c) %}", "macro twice(c, d=1) %}", ""),
                edit("targets.yml", "label: x", "label: y", ""),
                edit("targets.yml", "prod: {project: q", "prod: {project: r", ""),
                edit("targets.yml", "dataset: d", "dataset: f", "a b c not_null_a_id s t"),
                edit(project, "+materialized: table", "+materialized: view", "a b c"),
                edit(project, "[daily]", "[weekly]", "c"),
                // YAML and columns.
                edit(yml, "About a.", "All about a.", "a"),
                edit(yml, "Key.", "The key.", "a"),
                edit(
                        yml,
                        "{name: id, description: Key., data_tests",
                        "{name: id, data_type: int64, description: Key., data_tests",
                        "a"),
                edit(yml, "data_tests: [not_null]", "data_tests: [not_null, unique]", "unique_a_id"),
                edit(yml, "owner: x", "owner: z", "b"),
                edit(yml, "{name: id, data_type: int64}", "{name: id, data_type: string}", "user"),
                edit(yml, "[{name: id, data_type: int64}]", "[{name: id, data_type: int64}, {name: more}]", "user"),
                edit(yml, "schema: raw", "schema: rawer", "a user"),
                edit(a, "-- a comment", "{{ config(tags=['x']) }}", "a"));
    }

    @ParameterizedTest
    @MethodSource("edits")
    void whatAnEditMeansIsFound(String file, String from, String to, String modified) throws IOException {
        FILES.forEach(this::write);
        EarlierState earlier = stateOf(Project.read(options()));
        String before = Files.readString(directory.resolve(file));
        assertThat(before).contains(from);
        write(file, before.replace(from, to));
        assertThat(modified(earlier)).isEqualTo(modified);
    }

    @Test
    void thereAreFiftyEdits() {
        assertThat(edits()).hasSize(50);
    }

    @Test
    void newAndOldNodesAreToldApart() {
        FILES.forEach(this::write);
        EarlierState earlier = stateOf(Project.read(options()));
        write("models/d.sql", "select 1 as one");
        Selections selections =
                new Selections(Project.read(options()), Selections.Indirect.EMPTY, Optional.of(earlier));
        assertThat(selections.select("state:new", "")).extracting(Node::name).containsExactly("d");
        assertThat(selections.select("state:modified", ""))
                .extracting(Node::name)
                .containsExactly("d");
        assertThat(selections.select("state:old", ""))
                .extracting(Node::name)
                .contains("a")
                .doesNotContain("d");
        assertThatThrownBy(() -> EarlierState.in(directory.resolve("nowhere"))).hasMessageContaining("--state");
    }

    private ProjectOptions options() {
        return ProjectOptions.of(directory, Sketch.CLOCK);
    }

    private void write(String path, String text) {
        try {
            Files.createDirectories(directory.resolve(path).getParent());
            Files.writeString(directory.resolve(path), text);
        } catch (IOException broken) {
            throw new java.io.UncheckedIOException(broken);
        }
    }

    private EarlierState stateOf(Project project) {
        InstantSource clock = Sketch.CLOCK;
        Map<String, Compiled> compiled =
                new Compiler(project, clock, _ -> false).compile(project.nodes().values());
        new Manifest(project, compiled, clock.instant()).write(directory.resolve("state/manifest.json"));
        return EarlierState.in(directory.resolve("state"));
    }

    private String modified(EarlierState earlier) {
        return new Selections(Project.read(options()), Selections.Indirect.EMPTY, Optional.of(earlier))
                .select("state:modified", "").stream().map(Node::name).sorted().collect(Collectors.joining(" "));
    }
}
