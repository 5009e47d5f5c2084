package app.passculture.data.orchestration.jobs.matomo;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.Flushable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes CSV in UTF-8; NULL is nothing, the empty text two quotes. */
final class CsvText implements Closeable, Flushable {

    private final Writer writer;

    CsvText(OutputStream out) {
        this.writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
    }

    void line(List<? extends @Nullable String> values) throws IOException {
        String separator = "";
        for (String value : values) {
            writer.write(separator);
            if (value != null) {
                writer.write(field(value));
            }
            separator = ",";
        }
        writer.write('\n');
    }

    private static String field(String value) {
        return isPlain(value) ? value : '"' + value.replace("\"", "\"\"") + '"';
    }

    private static boolean isPlain(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == ',' || c == '"' || c == '\n' || c == '\r') {
                return false;
            }
        }
        return !value.isEmpty();
    }

    @Override
    public void flush() throws IOException {
        writer.flush();
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }
}
