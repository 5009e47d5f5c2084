package app.passculture.data.orchestration.web.admin;

import app.passculture.data.orchestration.access.Person;
import app.passculture.data.orchestration.access.PersonalTokens.PersonalToken;
import app.passculture.data.orchestration.access.Role;
import app.passculture.data.orchestration.administration.AdministrationException;
import app.passculture.data.orchestration.administration.Tokens;
import app.passculture.data.orchestration.web.Screens;
import app.passculture.data.orchestration.web.pipeline.Missing;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Lets everybody make and revoke tokens of their own. */
@Controller
@RequestMapping(TokenPages.ADDRESS)
class TokenPages {
    static final String ADDRESS = "/admin/tokens";
    private static final DeletePage.Part PART = new DeletePage.Part("tokens", ADDRESS, Role.VIEWER);
    private static final String USUAL_DAYS = "90";

    private final Tokens tokens;
    private final Screens screens;

    TokenPages(Tokens tokens, Screens screens) {
        this.tokens = tokens;
        this.screens = screens;
    }

    @GetMapping
    View list(
            @RequestParam(defaultValue = "") String done,
            @RequestParam(defaultValue = "") String name,
            @AuthenticationPrincipal Person person) {
        return screens.show(
                "admin/tokens",
                new TokensPage(
                        tokens.of(person.name()), "", USUAL_DAYS, Optional.empty(), Told.of("tokens", done, name)));
    }

    @PostMapping("/new")
    View issue(
            @RequestParam(defaultValue = "") String label,
            @RequestParam(defaultValue = "") String days,
            @AuthenticationPrincipal Person person) {
        try {
            int wanted = days.strip().matches("[0-9]{1,5}") ? Integer.parseInt(days.strip()) : 0;
            return screens.show(
                    "admin/once",
                    new OncePage(
                            "tokens",
                            label.strip(),
                            tokens.issue(label.strip(), wanted, person.onPages())
                                    .secret()));
        } catch (AdministrationException refused) {
            Fault fault = Fault.of(refused, field -> field.equals("days") ? days : label);
            return screens.show(
                    "admin/tokens",
                    new TokensPage(tokens.of(person.name()), label, days, Optional.of(fault), Optional.empty()),
                    HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    @GetMapping("/delete")
    View planRevoke(@RequestParam UUID name, @AuthenticationPrincipal Person person) {
        return screens.show(
                "admin/delete",
                new DeletePage(PART, name.toString(), existing(name, person).label(), List.of(), Optional.empty()));
    }

    @PostMapping("/delete")
    View revoke(@RequestParam UUID name, @AuthenticationPrincipal Person person) {
        String label = existing(name, person).label();
        tokens.revoke(name, person.onPages());
        return Told.after(ADDRESS, "delete", label);
    }

    private PersonalToken existing(UUID id, Person person) {
        return tokens.find(person.name(), id).orElseThrow(() -> new Missing("the token " + id));
    }
}
