package app.passculture.data.analytics.template;

/**
 * What a missing name, attribute or parameter gives. A missing name may only be asked whether it is defined; a missing
 * attribute or parameter is also false in a test; an inline if without else prints nothing.
 */
record Undefined(Kind kind, String problem, Origin origin) implements Value {

    /** How much may be done with it. */
    enum Kind {
        NAME,
        MEMBER,
        SILENT
    }

    TemplateException exception() {
        return new TemplateException.UndefinedName(problem, origin);
    }

    @Override
    public boolean truth() {
        if (kind == Kind.NAME) {
            throw exception();
        }
        return false;
    }

    @Override
    public String printed() {
        if (kind != Kind.SILENT) {
            throw exception();
        }
        return "";
    }

    @Override
    public String quoted() {
        if (kind != Kind.SILENT) {
            throw exception();
        }
        return "Undefined";
    }

    @Override
    public String type() {
        return "undefined";
    }
}
