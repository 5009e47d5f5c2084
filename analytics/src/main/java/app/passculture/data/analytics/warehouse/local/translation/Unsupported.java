package app.passculture.data.analytics.warehouse.local.translation;

/** Something that BigQuery may run but the embedded warehouse does not; {@code searched}: by which word it is found in the statement. */
public final class Unsupported extends RuntimeException {
    private final String searched;

    public Unsupported(String what, String searched) {
        super("The embedded warehouse does not run " + what);
        this.searched = searched;
    }

    public String searched() {
        return searched;
    }
}
