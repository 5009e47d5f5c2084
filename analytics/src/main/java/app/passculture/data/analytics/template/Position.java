package app.passculture.data.analytics.template;

/** A place in a file; line and column count from 1. */
public record Position(String path, int line, int column) {

    @Override
    public String toString() {
        return path + ":" + line + ":" + column;
    }
}
