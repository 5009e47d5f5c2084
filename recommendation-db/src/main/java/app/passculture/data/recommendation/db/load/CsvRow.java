package app.passculture.data.recommendation.db.load;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A row of a CSV as it stands in the file, with the line on which it begins. */
record CsvRow(long firstLine, List<byte[]> fields) {
    CsvRow {
        fields = List.copyOf(fields);
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
