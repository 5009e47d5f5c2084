package app.passculture.data.orchestration.access;

import app.passculture.data.orchestration.journal.Actor;
import app.passculture.data.orchestration.journal.Audit;
import app.passculture.data.orchestration.journal.AuditEntry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.ExceptionHandler;
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
    private static final Duration A_YEAR = Duration.ofDays(366);

    private final Users users;
    private final PersonalTokens tokens;
    private final Audit audit;
    private final Clock clock;

    AccountRoutes(Users users, PersonalTokens tokens, Audit audit, Clock clock) {
        this.users = users;
        this.tokens = tokens;
        this.audit = audit;
        this.clock = clock;
    }

    /** What an administrator says of a user. */
    record UserBody(String role, @Nullable String password) {}

    /** What a person says of a token; it lives a year at most. */
    record TokenBody(String label, @Nullable Integer days) {}

    @GetMapping("/me")
    Person me(@AuthenticationPrincipal Person person) {
        return person;
    }

    @GetMapping("/users")
    List<Person> users() {
        return users.all();
    }

    @PutMapping("/users/{name}")
    @Transactional
    public Person save(
            @PathVariable String name, @RequestBody UserBody body, @AuthenticationPrincipal Person administrator) {
        Map<String, String> before =
                users.find(name).map(user -> user.person().said()).orElse(null);
        Person person = new Person(name, Role.of(body.role()));
        users.save(person, body.password());
        record(administrator, "save_user", name, before, person.said());
        return person;
    }

    @DeleteMapping("/users/{name}")
    @Transactional
    public ResponseEntity<Object> deactivate(@PathVariable String name, @AuthenticationPrincipal Person administrator) {
        if (name.equals(administrator.name())) {
            return ResponseEntity.status(HttpStatus.CONFLICT)
                    .body(Map.of("detail", "Nobody deactivates themselves: " + name));
        }
        if (!users.deactivate(name)) {
            return ResponseEntity.status(HttpStatus.NOT_FOUND).body(Map.of("detail", "There is no user " + name));
        }
        record(administrator, "deactivate_user", name, null, null);
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/users/{name}/revoke")
    @Transactional
    @ResponseStatus(HttpStatus.NO_CONTENT)
    public void revoke(@PathVariable String name, @AuthenticationPrincipal Person administrator) {
        users.revoke(name);
        record(administrator, "revoke_tokens", name, null, null);
    }

    @GetMapping("/tokens")
    List<PersonalTokens.PersonalToken> tokens(@AuthenticationPrincipal Person person) {
        return tokens.of(person.name());
    }

    @PostMapping("/tokens")
    @Transactional
    @ResponseStatus(HttpStatus.CREATED)
    public PersonalTokens.Issued issue(@RequestBody TokenBody body, @AuthenticationPrincipal Person person) {
        Duration life = body.days() == null ? A_YEAR : Duration.ofDays(body.days());
        if (!life.isPositive() || life.compareTo(A_YEAR) > 0) {
            throw new IllegalArgumentException("a token lives 1 to 366 days, not " + body.days());
        }
        Instant expiry = clock.instant().plus(life);
        PersonalTokens.Issued issued = tokens.issue(person.name(), body.label(), expiry);
        record(person, "issue_token", person.name(), null, Map.of("id", issued.id(), "label", body.label()));
        return issued;
    }

    @DeleteMapping("/tokens/{id}")
    @Transactional
    public ResponseEntity<Object> revokeToken(@PathVariable UUID id, @AuthenticationPrincipal Person person) {
        if (!tokens.revoke(person.name(), id)) {
            return ResponseEntity.status(HttpStatus.NOT_FOUND).body(Map.of("detail", "You have no token " + id));
        }
        record(person, "revoke_token", person.name(), Map.of("id", id), null);
        return ResponseEntity.noContent().build();
    }

    @ExceptionHandler
    ResponseEntity<Object> unusable(IllegalArgumentException wrong) {
        return ResponseEntity.badRequest().body(Map.of("detail", String.valueOf(wrong.getMessage())));
    }

    private void record(Person actor, String event, String about, @Nullable Object before, @Nullable Object after) {
        audit.write(new AuditEntry(
                new Actor(actor.name(), "ui"), event, AuditEntry.Subject.none(), Map.of("user", about), before, after));
    }
}
