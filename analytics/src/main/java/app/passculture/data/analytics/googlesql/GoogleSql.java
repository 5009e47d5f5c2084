package app.passculture.data.analytics.googlesql;

import app.passculture.data.analytics.warehouse.TableDefinition;
import com.google.zetasql.LanguageOptions;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Google's analyzer of SQL in this process, as BigQuery uses it. One is enough: it is used by many threads. This package and the translator for the
 * local warehouse are the only ones that know the library, whose next release has other package names.
 */
public final class GoogleSql {

    /** Warns at every start that names in the network are not resolved, which nobody asks for. */
    private static final Logger NETWORK = Logger.getLogger("com.google.zetasql.io.grpc.NameResolverRegistry");

    private final Analyses analyses;
    private final Stages stages;

    private GoogleSql(LanguageOptions language) {
        this.stages = new Stages(language, 2 * Runtime.getRuntime().availableProcessors());
        this.analyses = new Analyses(language, stages);
    }

    /**
     * Loads the native library, which takes a second or two.
     *
     * @throws GoogleSqlException.UnsupportedHost when there is none for this machine
     */
    public static GoogleSql load() {
        Host.here().demandSupport();
        NETWORK.setLevel(Level.SEVERE);
        NestingLimit.lift();
        return new GoogleSql(Dialect.language());
    }

    /** Loads the library and makes it ready for the first statement, which takes as long again. */
    public static GoogleSql loadWarm() {
        GoogleSql loaded = load();
        loaded.analyze("select 1", Names.of(_ -> java.util.Optional.empty(), "none"));
        return loaded;
    }

    /** The statements of a text, which may be a script. */
    public Script script(String sql, Names names) {
        return new Script(analyses, CanonicalText.of(sql), names);
    }

    /**
     * Analyses a text of one statement.
     *
     * @throws GoogleSqlException with the place
     */
    public Analysis analyze(String sql, Names names) {
        return single(script(sql, names));
    }

    /** Makes tables and the functions of the names ready for many statements; tables are named with or without the names' project. */
    public Prepared prepare(Collection<TableDefinition> tables, Names names) {
        Map<List<String>, KnownTable> paths = new HashMap<>();
        for (TableDefinition table : tables) {
            KnownTable known = KnownTable.of(table);
            String project = table.name().project();
            String dataset = table.name().dataset();
            paths.put(List.of(project, dataset, table.name().table()), known);
            if (project.equals(names.project())) {
                paths.put(List.of(dataset, table.name().table()), known);
            }
            if (table.name().in().equals(names.dataset())) {
                paths.put(List.of(table.name().table()), known);
            }
        }
        Declared declared = new Declared(names);
        Scene functions = declared.scene(List.of(), List.of());
        Scene scene = new Scene(paths, functions.routines(), Map.of(), Map.of());
        return new Prepared(analyses, declared, stages.lease(scene));
    }

    /** The function that a {@code CREATE FUNCTION} statement makes. */
    public Routine routine(String sql, Names names) {
        Analysis analysis = analyze(sql, names);
        if (analysis.statement()
                instanceof com.google.zetasql.resolvedast.ResolvedNodes.ResolvedCreateFunctionStmt create) {
            return new Routine(create.getNamePath(), create);
        }
        throw new GoogleSqlException.Invalid("This statement makes no function", analysis.place());
    }

    static Analysis single(Script script) {
        Analysis analysis = script.next();
        if (script.hasNext()) {
            throw new GoogleSqlException.Invalid("More than one statement", script.position());
        }
        return analysis;
    }

    static Analysis complete(CanonicalText text, Analysis analysis) {
        SqlTokens rest = new SqlTokens(text.text(), analysis.end());
        boolean more = rest.next();
        while (more && rest.isSymbol(';')) {
            more = rest.next();
        }
        if (more) {
            throw new GoogleSqlException.Invalid("More than one statement", text.place(rest.start()));
        }
        return analysis;
    }
}
