package app.passculture.data.orchestration.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What every store of logs does. */
public abstract class LogStoreContract {

    protected abstract LogStore store();

    @Test
    void whatIsFlushedIsReadFromAnyOffset() {
        LogStore store = store();
        try (LogStore.Appender file = store.append("p/r/t.1.jsonl")) {
            file.append(bytes("one\n"));
            file.append(bytes("two\n"));
            file.flush();
            assertThat(text(store.read("p/r/t.1.jsonl", 0, 100))).isEqualTo("one\ntwo\n");
            file.append(bytes("three\n"));
            file.flush();
            assertThat(text(store.read("p/r/t.1.jsonl", 6, 5))).isEqualTo("o\nthr");
        }
        assertThat(text(store.read("p/r/t.1.jsonl", 8, 100))).isEqualTo("three\n");
    }

    @Test
    void aFileGoesOnWhereItsLastWriterEnded() {
        LogStore store = store();
        for (int writer = 1; writer <= 3; writer++) {
            try (LogStore.Appender file = store.append("p/r/t.1.jsonl")) {
                assertThat(file.size()).isEqualTo(2L * (writer - 1));
                file.append(bytes(writer + "\n"));
            }
        }
        assertThat(text(store.read("p/r/t.1.jsonl", 0, 100))).isEqualTo("1\n2\n3\n");
    }

    @Test
    void aWriterThatNeverClosedLosesNothingItFlushed() {
        LogStore store = store();
        LogStore.Appender crashed = store.append("p/r/t.1.jsonl");
        crashed.append(bytes("flushed\n"));
        crashed.flush();
        try (LogStore.Appender next = store.append("p/r/t.1.jsonl")) {
            next.append(bytes("next\n"));
        }
        assertThat(text(store.read("p/r/t.1.jsonl", 0, 100))).isEqualTo("flushed\nnext\n");
    }

    @Test
    void thereIsNothingInAFileThatIsNotThereOrPastItsEnd() {
        LogStore store = store();
        assertThat(store.read("p/r/none", 0, 10)).isEmpty();
        store.write("p/r/output", bytes("{}"));
        assertThat(store.read("p/r/output", 2, 10)).isEmpty();
        assertThat(store.read("p/r/output", 5, 10)).isEmpty();
    }

    @Test
    void aFolderGoesWithAllThatIsInItAndNothingElse() {
        LogStore store = store();
        store.write("p/r/output", bytes("1"));
        store.write("p/r2/output", bytes("2"));
        try (LogStore.Appender file = store.append("p/r/t.1.jsonl")) {
            file.append(bytes("line\n"));
        }
        store.deleteFolder("p/r");
        store.deleteFolder("p/never-there");
        assertThat(store.read("p/r/output", 0, 10)).isEmpty();
        assertThat(store.read("p/r/t.1.jsonl", 0, 10)).isEmpty();
        assertThat(text(store.read("p/r2/output", 0, 10))).isEqualTo("2");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
