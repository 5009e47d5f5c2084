package app.passculture.data.analytics.template;

import java.util.ArrayList;
import java.util.List;

/** A parsed template; immutable, so that threads may share it. */
public final class Template {

    private final TemplateSource source;
    private final List<Statement> statements;
    private final boolean onlyMacros;

    private Template(TemplateSource source, List<Statement> statements) {
        this.source = source;
        this.statements = statements;
        this.onlyMacros = statements.stream().allMatch(Template::isInert);
    }

    /**
     * Parses a template.
     *
     * @throws TemplateException.Syntax with the place
     */
    public static Template parse(TemplateSource source) {
        try {
            return new Template(source, Parser.statements(source));
        } catch (StackOverflowError deep) {
            throw new TemplateException.Limit("nested too deep", new Origin(source, source.start(), null));
        }
    }

    private static boolean isInert(Statement statement) {
        return statement instanceof Statement.Data
                || statement instanceof Statement.Define
                || statement instanceof Statement.Named;
    }

    /** The same template where its text stands again. */
    public Template at(Position place) {
        return new Template(TemplateSource.within(place, source.text()), statements);
    }

    public TemplateSource source() {
        return source;
    }

    List<Statement> statements() {
        return statements;
    }

    /** The macros defined at the top level, as a file of macros gives them to others; a test is named test_x. */
    public List<Macro> macros() {
        List<Macro> macros = new ArrayList<>();
        for (Statement statement : statements) {
            if (statement instanceof Statement.Define define) {
                macros.add(Macro.library(define.macro(), this));
            }
        }
        return macros;
    }

    /** dbt's named blocks at the top level, each a template of its own. */
    public List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        for (Statement statement : statements) {
            if (statement instanceof Statement.Named named) {
                blocks.add(new Block(
                        named.kind(), named.name(), source.position(named.at()), new Template(source, named.body())));
            }
        }
        return blocks;
    }

    /** Whether the file only defines macros and blocks, with text around them. */
    public boolean definesOnly() {
        return onlyMacros;
    }

    /** The variables that the file sets at its top level; evaluated once a run. */
    Scope topLevel(Run run) {
        Scope known = run.libraries().get(this);
        if (known != null) {
            return known;
        }
        Scope scope = new Scope(null);
        run.libraries().put(this, scope);
        if (!onlyMacros) {
            Frame frame = new Frame(run, source, scope, new Output(run.limits().output()), null, None.NONE);
            Execution.run(statements.stream().filter(each -> !isInert(each)).toList(), frame);
        }
        return scope;
    }

    /** A named block of dbt's: a snapshot or a materialization. */
    public record Block(String kind, String name, Position position, Template template) {}
}
