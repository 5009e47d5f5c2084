package app.passculture.data.analytics.check;

/** The names of the rules that more than one class speaks of. */
final class Rules {

    static final String CONTRACT = "contract";
    static final String POLICY = "policy";
    static final String UNDECLARED_TABLE = "undeclared-table";
    static final String UNDECLARED_COLUMNS = "undeclared-columns";
    static final String NOT_CHECKED = "not-checked";

    private Rules() {}
}
