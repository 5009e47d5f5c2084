package app.passculture.data.orchestration.listing;

/** Which rows of a list somebody wants: so many from this one on. */
public record Window(int limit, int offset) {
    public static final int USUAL = 50;
    public static final int MOST = 1_000;

    public Window {
        if (limit < 0 || offset < 0) {
            throw new IllegalArgumentException("limit %d and offset %d must not be negative".formatted(limit, offset));
        }
        limit = Math.min(limit, MOST);
    }

    public static Window first() {
        return new Window(USUAL, 0);
    }
}
