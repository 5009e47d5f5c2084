package app.passculture.data.orchestration.web.admin;

import app.passculture.data.orchestration.access.Person;
import app.passculture.data.orchestration.access.Role;
import app.passculture.data.orchestration.administration.Connections;
import app.passculture.data.orchestration.listing.Page;
import app.passculture.data.orchestration.pipeline.spec.Notice;
import app.passculture.data.orchestration.scheduler.Catalogue;
import app.passculture.data.orchestration.vault.ConnectionTrial;
import app.passculture.data.orchestration.vault.NamedConnection;
import app.passculture.data.orchestration.vault.VaultException;
import app.passculture.data.orchestration.web.Screens;
import app.passculture.data.orchestration.web.admin.ConnectionsPage.Row;
import app.passculture.data.orchestration.web.admin.ConnectionsPage.Trial;
import app.passculture.data.orchestration.web.admin.VariablesPage.Source;
import app.passculture.data.orchestration.web.pipeline.Message;
import app.passculture.data.orchestration.web.pipeline.Missing;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Shows, tries and deletes connections. */
@Controller
@RequestMapping(ConnectionPages.ADDRESS)
class ConnectionPages {
    static final String ADDRESS = "/admin/connections";
    private static final DeletePage.Part PART = new DeletePage.Part("connections", ADDRESS, Role.OPERATOR);

    private final Connections connections;
    private final Catalogue catalogue;
    private final Screens screens;

    ConnectionPages(Connections connections, Catalogue catalogue, Screens screens) {
        this.connections = connections;
        this.catalogue = catalogue;
        this.screens = screens;
    }

    @GetMapping
    View list(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "0") int from,
            @RequestParam(defaultValue = "") String done,
            @RequestParam(defaultValue = "") String name) {
        return show(new Search(q, from), Told.of("connections", done, name), Optional.empty());
    }

    @PostMapping("/try")
    View test(@RequestParam String name, @AuthenticationPrincipal Person person) {
        if (!connections.mounted().contains(name)) {
            existing(name);
        }
        ConnectionTrial.Outcome outcome = connections.test(name, person.onPages());
        return show(
                new Search("", 0), Optional.empty(), Optional.of(new Trial(name, outcome.works(), outcome.message())));
    }

    @GetMapping("/delete")
    View planDelete(@RequestParam String name) {
        existing(name);
        List<DeletePage.Thing> alerted = DeletePage.Thing.pipelines(
                catalogue, spec -> spec.notices().stream().anyMatch(notice -> goesThrough(notice, name)));
        return screens.show(
                "admin/delete",
                new DeletePage(
                        PART,
                        name,
                        List.of(new DeletePage.Touched("connections.delete.alerts", alerted)),
                        Optional.empty()));
    }

    @PostMapping("/delete")
    View delete(@RequestParam String name, @AuthenticationPrincipal Person person) {
        existing(name);
        connections.delete(name, person.onPages());
        return Told.after(ADDRESS, "delete", name);
    }

    private static boolean goesThrough(Notice notice, String connection) {
        return notice.channel() != Notice.Channel.EMAIL && notice.target().equals(connection);
    }

    private View show(Search search, Optional<Message> done, Optional<Trial> trial) {
        Page<NamedConnection> stored = connections.page(search.pattern(), List.of(), search.window());
        SortedSet<String> files = connections.mounted();
        List<Row> rows = new ArrayList<>();
        if (!search.hasPrevious()) {
            files.stream().filter(search::finds).map(this::mounted).forEach(rows::add);
        }
        stored.rows().forEach(each -> rows.add(row(each, files.contains(each.id()) ? Source.SHADOWED : Source.STORED)));
        return screens.show("admin/connections", new ConnectionsPage(search, rows, stored.total(), done, trial));
    }

    private Row mounted(String id) {
        try {
            return connections
                    .findMounted(id)
                    .map(each -> row(each, Source.FILE))
                    .orElseThrow(() -> new Missing("the connection " + id));
        } catch (VaultException.Mounted unreadable) {
            return new Row(id, "", "", "", String.valueOf(unreadable.getMessage()), Source.FILE);
        }
    }

    private static Row row(NamedConnection connection, Source source) {
        String port = connection.port() == null ? "" : ":" + connection.port();
        return new Row(
                connection.id(),
                connection.type(),
                Objects.requireNonNullElse(connection.host(), "") + port,
                Objects.requireNonNullElse(connection.login(), ""),
                Objects.requireNonNullElse(connection.description(), ""),
                source);
    }

    private void existing(String id) {
        if (connections.find(id).isEmpty()) {
            throw new Missing("the connection " + id);
        }
    }
}
