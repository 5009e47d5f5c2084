package app.passculture.data.orchestration.demo;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Writes rows of one table in PostgreSQL's text COPY format, column after column. */
final class Row implements AutoCloseable {
    private static final int BLOCK = 1 << 16;
    private static final int MARGIN = 64;
    private static final byte[] DIGITS = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final long MICROS_A_DAY = Timeline.DAY;

    private final Outlet outlet;
    private byte[] bytes = new byte[BLOCK + MARGIN];
    private int size;
    private int columns;
    private long writtenDay = Long.MIN_VALUE;
    private LocalDate date = LocalDate.EPOCH;

    Row(Outlet outlet) {
        this.outlet = outlet;
    }

    Row number(long value) {
        next();
        digits(value);
        return this;
    }

    Row numberIf(boolean present, long value) {
        return present ? number(value) : nothing();
    }

    Row nothing() {
        next();
        put('\\');
        put('N');
        return this;
    }

    Row flag(boolean value) {
        next();
        put(value ? 't' : 'f');
        return this;
    }

    Row textIf(boolean present, String value) {
        return text(present ? value : null);
    }

    Row text(@Nullable String value) {
        if (value == null) {
            return nothing();
        }
        next();
        reserve(value.length() * 6);
        for (int i = 0; i < value.length(); i++) {
            character(value, i);
        }
        return this;
    }

    /** An amount of money or a rate, given in hundredths. */
    Row hundredths(long value) {
        next();
        digits(value / 100);
        put('.');
        padded(value % 100, 2);
        return this;
    }

    /** A moment in microseconds since 1970, or NULL when it never comes. */
    Row moment(long micros) {
        if (micros == Timeline.NEVER) {
            return nothing();
        }
        next();
        day(Math.floorDiv(micros, MICROS_A_DAY));
        time(Math.floorMod(micros, MICROS_A_DAY));
        return this;
    }

    Row uuid(long high, long low) {
        next();
        // The version and variant bits of a random UUID (RFC 9562, section 5.4).
        long top = (high & ~0xF000L) | 0x4000L;
        long bottom = (low & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
        hex(top >>> 32, 8).put('-').hex(top >>> 16, 4).put('-').hex(top, 4).put('-');
        hex(bottom >>> 48, 4).put('-').hex(bottom, 12);
        return this;
    }

    void end() {
        put('\n');
        columns = 0;
        if (size >= BLOCK) {
            flush();
        }
    }

    @Override
    public void close() {
        flush();
        outlet.finish();
    }

    private void flush() {
        outlet.write(bytes, size);
        size = 0;
    }

    private void next() {
        reserve(MARGIN);
        if (columns++ > 0) {
            put('\t');
        }
    }

    private void character(String value, int index) {
        char character = value.charAt(index);
        switch (character) {
            case '\t' -> put('\\').put('t');
            case '\n' -> put('\\').put('n');
            case '\r' -> put('\\').put('r');
            case '\\' -> put('\\').put('\\');
            default -> utf8(character);
        }
    }

    private void utf8(char character) {
        if (character < 0x80) {
            put(character);
        } else if (character < 0x800) {
            put(0xC0 | (character >> 6)).continuation(character);
        } else {
            put(0xE0 | (character >> 12)).continuation(character >> 6).continuation(character);
        }
    }

    private Row continuation(int bits) {
        return put(0x80 | (bits & 0x3F));
    }

    private void day(long epochDay) {
        if (epochDay != writtenDay) {
            date = LocalDate.ofEpochDay(epochDay);
            writtenDay = epochDay;
        }
        padded(date.getYear(), 4).put('-').padded(date.getMonthValue(), 2).put('-');
        padded(date.getDayOfMonth(), 2).put(' ');
    }

    private void time(long micros) {
        long seconds = micros / Timeline.SECOND;
        padded(seconds / 3_600, 2).put(':').padded(seconds / 60 % 60, 2).put(':');
        padded(seconds % 60, 2).put('.').padded(micros % Timeline.SECOND, 6);
    }

    private void digits(long value) {
        if (value < 0) {
            put('-');
        }
        long positive = Math.abs(value);
        int length = 1;
        for (long rest = positive / 10; rest > 0; rest /= 10) {
            length++;
        }
        padded(positive, length);
    }

    private Row padded(long value, int length) {
        long rest = value;
        for (int i = length - 1; i >= 0; i--) {
            bytes[size + i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        size += length;
        return this;
    }

    private Row hex(long value, int length) {
        for (int i = length - 1; i >= 0; i--) {
            put(DIGITS[(int) ((value >>> (4 * i)) & 0xF)]);
        }
        return this;
    }

    private Row put(int value) {
        bytes[size++] = (byte) value;
        return this;
    }

    private void reserve(int more) {
        if (size + more + MARGIN > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more + MARGIN));
        }
    }

    /** Takes what one table's rows were encoded to. */
    interface Outlet {
        void write(byte[] bytes, int length);

        void finish();
    }
}
