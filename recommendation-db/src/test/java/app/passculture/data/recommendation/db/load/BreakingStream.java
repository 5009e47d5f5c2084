package app.passculture.data.recommendation.db.load;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Text during which something happens once: after so many bytes, before the rest. */
final class BreakingStream extends FilterInputStream {
    private final Accident accident;
    private int left;
    private boolean happened;

    BreakingStream(@Nullable String text, int after, Accident accident) {
        super(new ByteArrayInputStream(String.valueOf(text).getBytes(StandardCharsets.UTF_8)));
        this.left = after;
        this.accident = accident;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (left == 0 && !happened) {
            happened = true;
            accident.happen();
        }
        int count = in.read(buffer, offset, happened ? length : Math.min(length, left));
        left -= happened ? 0 : Math.max(count, 0);
        return count;
    }

    /** What goes wrong. */
    interface Accident {
        void happen() throws IOException;
    }
}
