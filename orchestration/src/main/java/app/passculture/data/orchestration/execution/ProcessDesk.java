package app.passculture.data.orchestration.execution;

import app.passculture.data.orchestration.execution.Message.Answer;
import app.passculture.data.orchestration.execution.Message.Asked;
import app.passculture.data.orchestration.execution.Message.Subject;
import app.passculture.data.orchestration.log.LogLine;
import app.passculture.data.orchestration.vault.NamedConnection;
import app.passculture.data.orchestration.vault.Vault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.json.JsonMapper;

/** The desk of an attempt in a process of its own: it asks the node, which has the journal and the secrets. */
final class ProcessDesk implements Desk {

    private final Wire wire;
    private final Services services;
    private final AtomicLong questions = new AtomicLong();
    private final Map<Long, CompletableFuture<Answer>> open = new ConcurrentHashMap<>();

    ProcessDesk(Wire wire, Services services) {
        this.wire = wire;
        this.services = services;
    }

    @Override
    public Optional<String> output(String producer) {
        return ask(Subject.OUTPUT, producer);
    }

    @Override
    public Vault vault() {
        return new Vault() {
            @Override
            public Optional<String> variable(String key) {
                return ask(Subject.VARIABLE, key);
            }

            @Override
            public Optional<NamedConnection> connection(String id) {
                return ask(Subject.CONNECTION, id)
                        .map(json -> JsonMapper.shared().readValue(json, NamedConnection.class));
            }

            // The node masks all that it is told.
            @Override
            public String masked(String text) {
                return text;
            }
        };
    }

    @Override
    public <C> Optional<C> service(Class<C> type) {
        return services.find(type);
    }

    @Override
    public void log(LogLine line) {
        send(new Message.Said(line));
    }

    private Optional<String> ask(Subject subject, String name) {
        long question = questions.incrementAndGet();
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        open.put(question, answer);
        send(new Asked(question, subject, name));
        try {
            return value(answer.get(), name);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking for " + name, stopped);
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Optional<String> value(Answer answer, String name) {
        if (answer.error() != null) {
            throw new IllegalStateException("the node could not tell " + name + ": " + answer.error());
        }
        return Optional.ofNullable(answer.value());
    }

    void answered(Answer answer) {
        CompletableFuture<Answer> waiting = open.remove(answer.question());
        if (waiting != null) {
            waiting.complete(answer);
        }
    }

    private void send(Message message) {
        try {
            wire.send(message);
        } catch (IOException failure) {
            throw new UncheckedIOException("the node is gone", failure);
        }
    }
}
