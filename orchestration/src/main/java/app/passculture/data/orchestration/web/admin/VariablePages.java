package app.passculture.data.orchestration.web.admin;

import app.passculture.data.orchestration.access.Person;
import app.passculture.data.orchestration.access.Role;
import app.passculture.data.orchestration.administration.AdministrationException;
import app.passculture.data.orchestration.administration.Variables;
import app.passculture.data.orchestration.listing.Page;
import app.passculture.data.orchestration.vault.Secrecy;
import app.passculture.data.orchestration.vault.StoredVariable;
import app.passculture.data.orchestration.web.Screens;
import app.passculture.data.orchestration.web.admin.VariablePage.Given;
import app.passculture.data.orchestration.web.admin.VariablesPage.Row;
import app.passculture.data.orchestration.web.admin.VariablesPage.Source;
import app.passculture.data.orchestration.web.pipeline.Missing;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Shows, makes, changes and deletes variables. */
@Controller
@RequestMapping("/admin/variables")
class VariablePages {
    private static final String ADDRESS = "/admin/variables";
    private static final DeletePage.Part PART = new DeletePage.Part("variables", ADDRESS, Role.OPERATOR);

    private final Variables variables;
    private final Screens screens;

    VariablePages(Variables variables, Screens screens) {
        this.variables = variables;
        this.screens = screens;
    }

    @GetMapping
    View list(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "0") int from,
            @RequestParam(defaultValue = "") String done,
            @RequestParam(defaultValue = "") String name) {
        Search search = new Search(q, from);
        List<StoredVariable> mounted = variables.mounted();
        Page<StoredVariable> stored = variables.page(search.pattern(), List.of(), search.window());
        List<Row> rows = new ArrayList<>();
        if (!search.hasPrevious()) {
            mounted.stream().filter(each -> search.finds(each.key())).forEach(each -> rows.add(row(each, Source.FILE)));
        }
        Set<String> files = mounted.stream().map(StoredVariable::key).collect(Collectors.toSet());
        stored.rows()
                .forEach(each -> rows.add(row(each, files.contains(each.key()) ? Source.SHADOWED : Source.STORED)));
        return screens.show(
                "admin/variables", new VariablesPage(search, rows, stored.total(), Told.of("variables", done, name)));
    }

    @GetMapping("/new")
    View form() {
        return show(true, new StoredVariable("", "", null));
    }

    @PostMapping("/new")
    View create(Given given, @AuthenticationPrincipal Person person) {
        StoredVariable wanted = variable(given);
        try {
            variables.create(wanted, person.onPages());
            return Told.after(ADDRESS, "create", given.name());
        } catch (AdministrationException refused) {
            return screens.show(
                    "admin/variable",
                    new VariablePage(
                            true,
                            wanted.isSecret(),
                            wanted.isSecret() ? given.without() : given,
                            Optional.of(Fault.of(refused, _ -> given.name()))),
                    HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    @GetMapping("/edit")
    View form(@RequestParam String name) {
        return show(false, existing(name).shown());
    }

    /** An empty value of a secret one is no change. */
    @PostMapping("/edit")
    View update(Given given, @AuthenticationPrincipal Person person) {
        StoredVariable before = existing(given.name());
        boolean keeps = before.isSecret() && given.value().isEmpty();
        variables.update(
                keeps ? new StoredVariable(before.key(), Secrecy.unchanged(), description(given)) : variable(given),
                person.onPages());
        return Told.after(ADDRESS, "update", before.key());
    }

    @GetMapping("/delete")
    View planDelete(@RequestParam String name) {
        existing(name);
        return screens.show("admin/delete", new DeletePage(PART, name, List.of(), Optional.empty()));
    }

    @PostMapping("/delete")
    View delete(@RequestParam String name, @AuthenticationPrincipal Person person) {
        existing(name);
        variables.delete(name, person.onPages());
        return Told.after(ADDRESS, "delete", name);
    }

    private View show(boolean isNew, StoredVariable shown) {
        String value = shown.isSecret() ? "" : shown.value();
        Given given = new Given(shown.key(), value, Objects.requireNonNullElse(shown.description(), ""));
        return screens.show("admin/variable", new VariablePage(isNew, shown.isSecret(), given, Optional.empty()));
    }

    private static Row row(StoredVariable variable, Source source) {
        StoredVariable shown = variable.shown();
        return new Row(shown.key(), shown.value(), Objects.requireNonNullElse(shown.description(), ""), source);
    }

    private static StoredVariable variable(Given given) {
        return new StoredVariable(given.name(), given.value(), description(given));
    }

    private static @Nullable String description(Given given) {
        return given.description().isEmpty() ? null : given.description();
    }

    private StoredVariable existing(String key) {
        return variables.find(key).orElseThrow(() -> new Missing("the variable " + key));
    }
}
