package app.passculture.data.orchestration.execution;

import app.passculture.data.orchestration.log.LogLine;
import app.passculture.data.orchestration.log.TaskLog;
import app.passculture.data.orchestration.vault.Vault;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The desk of an attempt on the node that carries it out. */
record NodeDesk(Order order, Office office, TaskLog log) implements Desk {

    @Override
    public Optional<String> output(String producer) {
        return office.outputs().find(order, producer).map(this::json);
    }

    private String json(TaskOutput output) {
        return switch (output) {
            case TaskOutput.Inline inline -> inline.json();
            case TaskOutput.Stored stored -> whole(stored);
        };
    }

    private String whole(TaskOutput.Stored stored) {
        byte[] json = office.logs().output(stored.location(), Math.toIntExact(stored.bytes()));
        if (json.length != stored.bytes()) {
            throw new IllegalStateException("the output kept at " + stored.location() + " has " + json.length
                    + " bytes and should have " + stored.bytes());
        }
        return new String(json, StandardCharsets.UTF_8);
    }

    @Override
    public Vault vault() {
        return office.vault();
    }

    @Override
    public <C> Optional<C> service(Class<C> type) {
        return office.services().find(type);
    }

    @Override
    public void log(LogLine line) {
        log.write(line);
    }
}
