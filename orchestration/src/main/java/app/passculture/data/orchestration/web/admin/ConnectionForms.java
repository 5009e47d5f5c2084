package app.passculture.data.orchestration.web.admin;

import app.passculture.data.orchestration.access.Person;
import app.passculture.data.orchestration.administration.AdministrationException;
import app.passculture.data.orchestration.administration.Connections;
import app.passculture.data.orchestration.vault.ConnectionTrial;
import app.passculture.data.orchestration.vault.NamedConnection;
import app.passculture.data.orchestration.web.Screens;
import app.passculture.data.orchestration.web.pipeline.Missing;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The forms of connections, which differ by their types. */
@Controller
@RequestMapping(ConnectionPages.ADDRESS)
class ConnectionForms {
    private final Connections connections;
    private final Screens screens;

    ConnectionForms(Connections connections, Screens screens) {
        this.connections = connections;
        this.screens = screens;
    }

    /** What somebody has sent, and the stored connection that it is about. */
    private record Sent(Map<String, String> values, ConnectionKind kind, Optional<NamedConnection> before) {
        String id() {
            return before.map(NamedConnection::id)
                    .orElseGet(() -> values.getOrDefault("name", "").strip());
        }

        ConnectionForm form() {
            return new ConnectionForm(kind, before);
        }

        NamedConnection wanted() {
            return form().connection(id(), values);
        }

        /** What may be sent back. */
        Map<String, String> shown() {
            Map<String, String> shown = new HashMap<>(values);
            kind.fields().stream().filter(ConnectionField::isSecret).forEach(field -> shown.remove(field.name()));
            shown.remove(ConnectionForm.EXTRA);
            String extra = values.getOrDefault(ConnectionForm.EXTRA, "");
            shown.put(ConnectionForm.EXTRA, extraShown(extra));
            return shown;
        }

        private static String extraShown(String extra) {
            String masked = new NamedConnection("", "", null, null, null, null, null, null, extra)
                    .shown()
                    .extra();
            return masked == null ? "" : masked;
        }
    }

    @GetMapping("/new")
    View form(@RequestParam(defaultValue = "postgres") String type) {
        return show(true, new Sent(Map.of(), ConnectionKind.of(type), Optional.empty()), Map.of());
    }

    @GetMapping("/edit")
    View change(@RequestParam String name, @RequestParam(defaultValue = "") String type) {
        NamedConnection before = existing(name);
        Sent sent = new Sent(Map.of(), ConnectionKind.of(type.isEmpty() ? before.type() : type), Optional.of(before));
        return show(false, sent, sent.form().values());
    }

    @PostMapping("/new")
    View create(@RequestParam Map<String, String> values, @AuthenticationPrincipal Person person) {
        Sent sent = new Sent(values, kind(values), Optional.empty());
        try {
            NamedConnection made = connections.create(sent.wanted(), person.onPages());
            return Told.after(ConnectionPages.ADDRESS, "create", made.id());
        } catch (ConnectionForm.Wrong wrong) {
            return refused(true, sent, wrong.fault());
        } catch (AdministrationException refused) {
            return refused(true, sent, Fault.of(refused, _ -> sent.id()));
        }
    }

    @PostMapping("/edit")
    View update(@RequestParam Map<String, String> values, @AuthenticationPrincipal Person person) {
        Sent sent = new Sent(values, kind(values), Optional.of(existing(values.getOrDefault("name", ""))));
        try {
            connections.update(sent.wanted(), person.onPages());
            return Told.after(ConnectionPages.ADDRESS, "update", sent.id());
        } catch (ConnectionForm.Wrong wrong) {
            return refused(false, sent, wrong.fault());
        }
    }

    /** Tries what the form says, before it is saved. */
    @PostMapping("/test")
    View test(@RequestParam Map<String, String> values, @AuthenticationPrincipal Person person) {
        boolean isNew = values.containsKey("new");
        Optional<NamedConnection> before =
                isNew ? Optional.empty() : Optional.of(existing(values.getOrDefault("name", "")));
        Sent sent = new Sent(values, kind(values), before);
        try {
            ConnectionTrial.Outcome outcome = connections.test(sent.wanted(), person.onPages());
            return screens.show(
                    "admin/connection",
                    page(
                            isNew,
                            sent,
                            sent.shown(),
                            Optional.empty(),
                            Optional.of(new ConnectionsPage.Trial(sent.id(), outcome.works(), outcome.message()))));
        } catch (ConnectionForm.Wrong wrong) {
            return screens.show(
                    "admin/connection", page(isNew, sent, sent.shown(), Optional.of(wrong.fault()), Optional.empty()));
        }
    }

    private View show(boolean isNew, Sent sent, Map<String, String> values) {
        return screens.show("admin/connection", page(isNew, sent, values, Optional.empty(), Optional.empty()));
    }

    private View refused(boolean isNew, Sent sent, Fault fault) {
        return screens.show(
                "admin/connection",
                page(isNew, sent, sent.shown(), Optional.of(fault), Optional.empty()),
                HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private static ConnectionPage page(
            boolean isNew,
            Sent sent,
            Map<String, String> values,
            Optional<Fault> fault,
            Optional<ConnectionsPage.Trial> trial) {
        ConnectionForm form = sent.form();
        Set<String> stored = sent.kind().fields().stream()
                .filter(field -> field.isSecret() && form.isStored(field))
                .map(ConnectionField::name)
                .collect(Collectors.toSet());
        return new ConnectionPage(isNew, sent.id(), sent.kind(), values, stored, fault, trial);
    }

    /** Which form was sent: of a generic one the type is a field. */
    private static ConnectionKind kind(Map<String, String> values) {
        return ConnectionKind.of(values.getOrDefault("kind", ""));
    }

    private NamedConnection existing(String id) {
        return connections.find(id).orElseThrow(() -> new Missing("the connection " + id));
    }
}
