package app.passculture.data.analytics.template;

/** One piece of a template: an exact part of its text, beginning at an offset. */
record Token(Kind kind, String text, int at) {

    /** What a piece is. */
    enum Kind {
        DATA,
        PRINT_BEGIN,
        PRINT_END,
        TAG_BEGIN,
        TAG_END,
        NAME,
        STRING,
        INTEGER,
        FLOAT,
        OPERATOR,
        END
    }

    boolean is(Kind other) {
        return kind == other;
    }

    boolean isOperator(String operator) {
        return kind == Kind.OPERATOR && text.equals(operator);
    }

    boolean isName(String name) {
        return kind == Kind.NAME && text.equals(name);
    }

    String shown() {
        return kind == Kind.END ? "the end of the template" : "'" + text + "'";
    }
}
