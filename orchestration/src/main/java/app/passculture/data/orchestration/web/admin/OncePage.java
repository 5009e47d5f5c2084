package app.passculture.data.orchestration.web.admin;

/**
 * A secret that is shown now and never again; its text form hides it.
 *
 * @param part whose texts say what it is: users or tokens
 * @param name whose it is
 */
public record OncePage(String part, String name, String secret) {
    @Override
    public String toString() {
        return "OncePage[part=" + part + ", name=" + name + "]";
    }
}
