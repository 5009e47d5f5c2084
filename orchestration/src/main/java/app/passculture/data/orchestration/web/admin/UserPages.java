package app.passculture.data.orchestration.web.admin;

import app.passculture.data.orchestration.access.Account;
import app.passculture.data.orchestration.access.Person;
import app.passculture.data.orchestration.access.Role;
import app.passculture.data.orchestration.administration.Accounts;
import app.passculture.data.orchestration.administration.AdministrationException;
import app.passculture.data.orchestration.web.Screens;
import app.passculture.data.orchestration.web.pipeline.Message;
import app.passculture.data.orchestration.web.pipeline.Missing;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.util.UriComponentsBuilder;

/** Shows users to administrators, who add them, change their roles, give them new passwords and disable them. */
@Controller
@RequestMapping(UserPages.ADDRESS)
class UserPages {
    static final String ADDRESS = "/admin/users";
    private static final DeletePage.Part PART = new DeletePage.Part("users", ADDRESS, Role.ADMIN);

    private final Accounts accounts;
    private final Screens screens;

    UserPages(Accounts accounts, Screens screens) {
        this.accounts = accounts;
        this.screens = screens;
    }

    static String address(String order, String name) {
        return UriComponentsBuilder.fromPath(ADDRESS + "/" + order)
                .queryParam("name", "{name}")
                .encode()
                .buildAndExpand(name)
                .toUriString();
    }

    @GetMapping
    View list(@RequestParam(defaultValue = "") String done, @RequestParam(defaultValue = "") String name) {
        return screens.show("admin/users", new UsersPage(accounts.all(), Told.of("users", done, name)));
    }

    @GetMapping("/new")
    View form() {
        return screens.show("admin/user", new UserPage(true, "", Role.VIEWER.text(), Optional.empty()));
    }

    @PostMapping("/new")
    View create(
            @RequestParam(defaultValue = "") String name,
            @RequestParam String role,
            @AuthenticationPrincipal Person person) {
        try {
            Person wanted = new Person(name.strip(), role(role));
            return once(wanted.name(), accounts.create(wanted, person.onPages()));
        } catch (AdministrationException refused) {
            return refused(new UserPage(true, name, role, Optional.of(Fault.of(refused, _ -> name))));
        }
    }

    @GetMapping("/edit")
    View change(@RequestParam String name) {
        Account account = existing(name);
        return screens.show(
                "admin/user", new UserPage(false, name, account.role().text(), Optional.empty()));
    }

    @PostMapping("/edit")
    View change(@RequestParam String name, @RequestParam String role, @AuthenticationPrincipal Person person) {
        existing(name);
        try {
            accounts.changeRole(name, role(role), person.onPages());
            return Told.after(ADDRESS, "update", name);
        } catch (AdministrationException refused) {
            return refused(new UserPage(false, name, role, Optional.of(Fault.of(refused, _ -> name))));
        }
    }

    /** For somebody who was disabled, this lets them in again. */
    @PostMapping("/password")
    View renewPassword(@RequestParam String name, @AuthenticationPrincipal Person person) {
        existing(name);
        return once(name, accounts.renewPassword(name, person.onPages()));
    }

    @PostMapping("/revoke")
    View revoke(@RequestParam String name, @AuthenticationPrincipal Person person) {
        existing(name);
        accounts.revoke(name, person.onPages());
        return Told.after(ADDRESS, "revoke", name);
    }

    @GetMapping("/delete")
    View planDisable(@RequestParam String name, @AuthenticationPrincipal Person person) {
        existing(name);
        Optional<Message> refusal = name.equals(person.name())
                ? Optional.of(new Message("users.delete.yourself", List.of()))
                : Optional.empty();
        return planDisable(name, refusal);
    }

    private View planDisable(String name, Optional<Message> refusal) {
        return screens.show("admin/delete", new DeletePage(PART, name, List.of(), refusal));
    }

    @PostMapping("/delete")
    View disable(@RequestParam String name, @AuthenticationPrincipal Person person) {
        existing(name);
        try {
            accounts.deactivate(name, person.onPages());
            return Told.after(ADDRESS, "delete", name);
        } catch (AdministrationException.Refused refused) {
            return planDisable(name, Optional.of(Fault.of(refused, _ -> name).message()));
        }
    }

    private View once(String name, String password) {
        return screens.show("admin/once", new OncePage("users", name, password));
    }

    private View refused(UserPage page) {
        return screens.show("admin/user", page, HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private static Role role(String text) {
        return Role.find(text).orElseThrow(() -> new Missing("the role " + text));
    }

    private Account existing(String name) {
        return accounts.find(name).orElseThrow(() -> new Missing("the user " + name));
    }
}
