package app.passculture.data.recommendation.db.load;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A row of a CSV as it stands in the file, found again to say what PostgreSQL did not like about it. */
record CsvRow(long firstLine, List<byte[]> fields) {
    CsvRow {
        fields = List.copyOf(fields);
    }

    /** The row that covers a line, or the last one. A quote opens or closes a quoted part wherever it stands. */
    static CsvRow covering(long line, InputStream csv) throws IOException {
        InputStream in = new BufferedInputStream(csv, 1 << 16);
        List<byte[]> fields = new ArrayList<>();
        ByteArrayOutputStream field = new ByteArrayOutputStream();
        long firstLine = 1;
        long currentLine = 1;
        boolean quoted = false;
        for (int b = in.read(); b >= 0; b = in.read()) {
            boolean rowEnds = b == '\n' && !quoted;
            quoted ^= b == '"';
            if (rowEnds && currentLine >= line) {
                break;
            }
            currentLine += b == '\n' ? 1 : 0;
            if (rowEnds) {
                firstLine = currentLine;
                fields.clear();
                field.reset();
            } else if (b == ',' && !quoted) {
                fields.add(field.toByteArray());
                field.reset();
            } else {
                field.write(b);
            }
        }
        fields.add(field.toByteArray());
        return new CsvRow(firstLine, fields);
    }

    /** The value without its quotes; bytes that are not UTF-8 show as replacement characters. */
    String value(int index) {
        if (index < 0 || index >= fields.size()) {
            return "";
        }
        String text = new String(fields.get(index), StandardCharsets.UTF_8);
        String line = text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
        return line.length() > 1 && line.startsWith("\"") && line.endsWith("\"")
                ? line.substring(1, line.length() - 1).replace("\"\"", "\"")
                : line;
    }

    /** Index of the first field that holds a NUL or bytes that are not UTF-8, or -1. */
    int firstMalformed() {
        for (int i = 0; i < fields.size(); i++) {
            if (isMalformed(fields.get(i))) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isMalformed(byte[] field) {
        try {
            return StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(field))
                            .toString()
                            .indexOf('\0')
                    >= 0;
        } catch (CharacterCodingException _) {
            return true;
        }
    }
}
