package app.passculture.data.recommendation.db.load;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Counts what passes through and tells the listener every few megabytes. */
final class CountingStream extends FilterInputStream {
    private static final long REPORT_EVERY = 4L << 20;

    private final String table;
    private final LoadProgress progress;
    private long bytes;
    private long lines;
    private long reported;

    CountingStream(InputStream in, String table, LoadProgress progress) {
        super(in);
        this.table = table;
        this.progress = progress;
    }

    long bytes() {
        return bytes;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = in.read(buffer, offset, length);
        if (count > 0) {
            bytes += count;
            lines += lineEnds(buffer, offset, offset + count);
        }
        if (bytes - reported >= REPORT_EVERY || (count < 0 && bytes > reported)) {
            reported = bytes;
            progress.copied(table, bytes, lines);
        }
        return count;
    }

    private static int lineEnds(byte[] buffer, int from, int to) {
        int count = 0;
        for (int i = from; i < to; i++) {
            if (buffer[i] == '\n') {
                count++;
            }
        }
        return count;
    }
}
