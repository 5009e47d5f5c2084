package app.passculture.data.analytics.template;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Renders generated models in a cold virtual machine: the first argument is how many. */
final class TemplateBenchmark {

    private static final String LIBRARY = """
            {% macro cents(column, precision=2) -%}
              round({{ column }} / 100, {{ precision }})
            {%- endmacro %}
            {% macro incremental_config(partition='event_date') %}
              {{ return(dict(materialized='incremental', partition_by={'field': partition}, **kwargs)) }}
            {% endmacro %}
            """;

    private static final String MODEL = """
            {{ config(**incremental_config(tags=['daily', 'm<this>'])) }}
            {% set columns = ['id', 'name', 'amount', 'created_at', 'updated_at', 'status'] %}
            with source as (select * from {{ ref('model_<before>') }})
            select
            {% for column in columns %}
                {% if column == 'amount' %}{{ cents(column) }} as {{ column }}{% else %}source.{{ column }}{% endif %}
                {%- if not loop.last %},{% endif %}
            {% endfor %}
            from source
            {% if is_incremental() %}where updated_at > '{{ modules.datetime.date(2021, 3, 1) }}'{% endif %}
            """;

    private TemplateBenchmark() {}

    public static void main(String[] arguments) {
        int count = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000;
        long start = System.nanoTime();
        List<Macro> macros =
                Template.parse(TemplateSource.of("macros.sql", LIBRARY)).macros();
        Callable config = call -> new Text("");
        Callable ref = call -> new Text("`p`.`d`.`" + call.bind("name").text(0) + "`");
        Callable incremental = call -> Bool.FALSE;
        Globals globals = Globals.of(Map.of(
                "config", config,
                "ref", ref,
                "is_incremental", incremental,
                "cents", macros.get(0),
                "incremental_config", macros.get(1)));
        Interpreter interpreter = new Interpreter(Limits.GENEROUS, InstantSource.system());
        List<String> sources = new ArrayList<>();
        IntStream.range(0, count).forEach(i -> sources.add(model(i)));
        long generated = System.nanoTime();
        long characters = sources.parallelStream()
                .mapToLong(source -> interpreter
                        .render(Template.parse(TemplateSource.trimmed("model.sql", source)), globals)
                        .text()
                        .length())
                .sum();
        long end = System.nanoTime();
        System.out.printf(
                "%d models, %d characters: generated in %d ms, parsed and rendered in %d ms%n",
                count, characters, (generated - start) / 1_000_000, (end - generated) / 1_000_000);
    }

    private static String model(int number) {
        return MODEL.replace("<this>", Integer.toString(number))
                .replace("<before>", Integer.toString(Math.max(0, number - 1)));
    }
}
