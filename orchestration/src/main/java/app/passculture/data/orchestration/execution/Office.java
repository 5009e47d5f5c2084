package app.passculture.data.orchestration.execution;

import app.passculture.data.orchestration.log.LogKey;
import app.passculture.data.orchestration.log.TaskLog;
import app.passculture.data.orchestration.log.TaskLogs;
import app.passculture.data.orchestration.vault.Vault;
import java.time.Clock;

/** What a node gives to all its attempts. */
public record Office(TaskLogs logs, Outputs outputs, Services services, Vault vault, Clock clock) {

    TaskLog log(Order order) {
        return logs.open(key(order));
    }

    static LogKey key(Order order) {
        return new LogKey(
                order.facts().pipeline(),
                order.facts().run(),
                order.task().id(),
                order.attempted().tryNumber());
    }
}
