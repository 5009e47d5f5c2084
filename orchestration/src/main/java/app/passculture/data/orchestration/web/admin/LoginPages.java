package app.passculture.data.orchestration.web.admin;

import app.passculture.data.orchestration.access.LoginPlace;
import app.passculture.data.orchestration.web.Screens;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Shows the form that lets people in. */
@Controller
class LoginPages {
    private static final Set<String> ERRORS = Set.of("", "often", "unknown", "role", "provider");

    private final Screens screens;
    private final ObjectProvider<ClientRegistrationRepository> providers;

    LoginPages(Screens screens, ObjectProvider<ClientRegistrationRepository> providers) {
        this.screens = screens;
        this.providers = providers;
    }

    @GetMapping("/auth/login")
    View login(
            @RequestParam(defaultValue = "/") String next,
            @RequestParam(defaultValue = "") String error,
            @RequestParam(defaultValue = "0") int wait) {
        String known = ERRORS.contains(error) ? error : "refused";
        return screens.show("admin/login", new LoginPage(LoginPlace.local(next), known, wait, providers()));
    }

    private List<LoginPage.Provider> providers() {
        List<LoginPage.Provider> found = new ArrayList<>();
        if (providers.getIfAvailable() instanceof Iterable<?> all) {
            all.forEach(each -> {
                ClientRegistration provider = (ClientRegistration) each;
                found.add(new LoginPage.Provider(provider.getRegistrationId(), provider.getClientName()));
            });
        }
        return found;
    }
}
