package app.passculture.data.analytics.googlesql;

/** The analyzer, loaded once for all tests. */
final class Shared {

    static final GoogleSql SQL = GoogleSql.load();

    private Shared() {}
}
