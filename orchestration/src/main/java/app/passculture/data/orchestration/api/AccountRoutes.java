package app.passculture.data.orchestration.api;

import app.passculture.data.orchestration.access.Account;
import app.passculture.data.orchestration.access.Person;
import app.passculture.data.orchestration.access.PersonalTokens;
import app.passculture.data.orchestration.access.Role;
import app.passculture.data.orchestration.administration.Accounts;
import app.passculture.data.orchestration.administration.Tokens;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Keeps users, for administrators, and personal tokens, for everybody. */
@RestController
@RequestMapping("/ui-api/v1")
class AccountRoutes {
    private final Accounts accounts;
    private final Tokens tokens;

    AccountRoutes(Accounts accounts, Tokens tokens) {
        this.accounts = accounts;
        this.tokens = tokens;
    }

    /** What an administrator says of a user. */
    record UserBody(@Nullable String role, @Nullable String password) {}

    /** What a person says of a token; it lives a year at most. */
    record TokenBody(@Nullable String label, @Nullable Integer days) {}

    @GetMapping("/me")
    Person me(Caller caller) {
        return caller.person();
    }

    @GetMapping("/users")
    List<Person> users() {
        return accounts.all().stream()
                .filter(Account::active)
                .map(Account::person)
                .toList();
    }

    @PutMapping("/users/{name}")
    Person save(@PathVariable String name, @RequestBody UserBody body, Caller caller) {
        Role role = Role.find(Objects.requireNonNullElse(body.role(), ""))
                .orElseThrow(
                        () -> Refusal.Invalid.field("body", "role", "there is no role '%s'".formatted(body.role())));
        return accounts.save(new Person(name, role), body.password(), DagRoutes.actor(caller));
    }

    @DeleteMapping("/users/{name}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void deactivate(@PathVariable String name, Caller caller) {
        accounts.deactivate(name, DagRoutes.actor(caller));
    }

    @PostMapping("/users/{name}/revoke")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(@PathVariable String name, Caller caller) {
        accounts.revoke(name, DagRoutes.actor(caller));
    }

    @GetMapping("/tokens")
    List<PersonalTokens.PersonalToken> tokens(Caller caller) {
        return tokens.of(caller.name());
    }

    @PostMapping("/tokens")
    @ResponseStatus(HttpStatus.CREATED)
    PersonalTokens.Issued issue(@RequestBody TokenBody body, Caller caller) {
        int days = body.days() == null ? Tokens.MOST_DAYS : body.days();
        return tokens.issue(Objects.requireNonNullElse(body.label(), ""), days, DagRoutes.actor(caller));
    }

    @DeleteMapping("/tokens/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revokeToken(@PathVariable UUID id, Caller caller) {
        tokens.revoke(id, DagRoutes.actor(caller));
    }
}
