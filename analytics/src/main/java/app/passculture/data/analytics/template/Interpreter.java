package app.passculture.data.analytics.template;

import java.time.InstantSource;
import java.util.Map;

/** Renders templates within limits; reads no file and no network. */
public final class Interpreter {

    private final Limits limits;
    private final InstantSource clock;
    private final Map<String, Value> builtins;

    /** The clock is what {@code modules.datetime} shows and what the time limit is measured with. */
    public Interpreter(Limits limits, InstantSource clock) {
        this.limits = limits;
        this.clock = clock;
        this.builtins = Map.copyOf(Builtins.of(clock));
    }

    /**
     * Renders a template.
     *
     * @throws TemplateException with the place and the macro calls that led there
     */
    public Rendering render(Template template, Globals globals) {
        Frame frame = frame(template, globals);
        guarded(template, () -> Execution.run(template.statements(), frame));
        Text text = frame.output().text();
        return new Rendering(
                text.value(), new SourceMap(text.value(), frame.output().spans()));
    }

    /**
     * Evaluates a template that stands for a value, as dbt does in YAML: a lone expression keeps its type, except that
     * text stays text unless it goes through as_native, as_bool or as_number; anything else is rendered.
     */
    public Value evaluate(Template template, Globals globals) {
        if (template.statements().size() == 1 && template.statements().getFirst() instanceof Statement.Print print) {
            Frame frame = frame(template, globals);
            Value[] result = {None.NONE};
            guarded(template, () -> result[0] = NativeValues.of(print.value(), frame));
            return result[0];
        }
        return new Text(render(template, globals).text());
    }

    private Frame frame(Template template, Globals globals) {
        Run run = new Run(globals, limits, clock, builtins);
        return new Frame(run, template.source(), new Scope(null), new Output(limits.output()), null, None.NONE);
    }

    private static void guarded(Template template, Runnable rendering) {
        Origin start = new Origin(template.source(), template.source().start(), null);
        try {
            rendering.run();
        } catch (StackOverflowError deep) {
            throw new TemplateException.Limit("nested too deep", start);
        } catch (Fault fault) {
            throw fault.at(start);
        }
    }
}
