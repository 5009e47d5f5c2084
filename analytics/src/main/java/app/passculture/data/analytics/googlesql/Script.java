package app.passculture.data.analytics.googlesql;

import app.passculture.data.analytics.warehouse.Schema;
import app.passculture.data.analytics.warehouse.Type;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * The statements of a text, one after the other: each sees the temporary tables and functions that those before it made. Used by one thread. Ask
 * for the next one when the one before has run, because tables are looked up anew.
 */
public final class Script implements Iterator<Analysis> {

    private final Analyses analyses;
    private final CanonicalText text;
    private final Declared declared;
    private int at;

    Script(Analyses analyses, CanonicalText text, Names names) {
        this.analyses = analyses;
        this.text = text;
        this.declared = new Declared(names);
    }

    @Override
    public boolean hasNext() {
        SqlTokens tokens = new SqlTokens(text.text(), at);
        boolean found = tokens.next();
        while (found && tokens.isSymbol(';')) {
            found = tokens.next();
        }
        at = tokens.start();
        return found;
    }

    /**
     * The next statement.
     *
     * @throws GoogleSqlException with the place in the whole text
     */
    @Override
    public Analysis next() {
        if (!hasNext()) {
            throw new NoSuchElementException("No statement is left");
        }
        Analysis analysis = analyses.next(text, at, declared);
        at = analysis.end();
        declared.add(analysis.statement());
        return analysis;
    }

    /** Where the next statement begins, or the text ends. */
    public Place position() {
        return text.place(at);
    }

    /** Declares a variable: a name that later statements may use as a value. */
    public void declare(String variable, Type type) {
        declared.variable(variable, type);
    }

    /** Declares a temporary table that was made by other means. */
    public void declare(String temporaryTable, Schema schema) {
        declared.temporary(temporaryTable, schema);
    }

    /** The columns of the temporary table of this name, if there is one. */
    public Optional<Schema> temporary(String name) {
        return declared.find(name);
    }
}
