package app.passculture.data.analytics.googlesql;

/** A set of tables and functions made ready once for many statements by many threads: several times faster than each statement by itself. */
public final class Prepared implements AutoCloseable {

    private final Analyses analyses;
    private final Declared declared;
    private final Stages.Lease lease;

    Prepared(Analyses analyses, Declared declared, Stages.Lease lease) {
        this.analyses = analyses;
        this.declared = declared;
        this.lease = lease;
    }

    /**
     * Analyses a text of one statement.
     *
     * @throws GoogleSqlException with the place
     */
    public Analysis analyze(String sql) {
        CanonicalText text = CanonicalText.of(sql);
        if (!text.externalCalls().isEmpty()) {
            return GoogleSql.single(new Script(analyses, text, declared.names()));
        }
        SqlTokens tokens = new SqlTokens(text.text(), 0);
        tokens.next();
        return GoogleSql.complete(text, analyses.on(lease.stage(), text, tokens.start(), analyses.options(declared)));
    }

    @Override
    public void close() {
        lease.close();
    }
}
