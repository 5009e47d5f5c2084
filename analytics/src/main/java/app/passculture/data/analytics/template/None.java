package app.passculture.data.analytics.template;

/** Python's None. */
public enum None implements Value {
    NONE;

    @Override
    public boolean truth() {
        return false;
    }

    @Override
    public String printed() {
        return "None";
    }

    @Override
    public String type() {
        return "NoneType";
    }
}
