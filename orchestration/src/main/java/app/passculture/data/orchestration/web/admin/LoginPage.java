package app.passculture.data.orchestration.web.admin;

import java.util.List;

/**
 * The form that lets people in.
 *
 * @param next where they wanted to go
 * @param error why they were not let in, as the last part of a text's key; nothing at first
 * @param seconds how many seconds to wait before another try
 */
public record LoginPage(String next, String error, int seconds, List<Provider> providers) {
    public LoginPage {
        providers = List.copyOf(providers);
    }

    /** Who else can say who somebody is. */
    public record Provider(String id, String name) {}
}
