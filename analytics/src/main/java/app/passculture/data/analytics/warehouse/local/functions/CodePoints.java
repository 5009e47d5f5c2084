package app.passculture.data.analytics.warehouse.local.functions;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** Texts and bytes as lists of numbers, which are written [1, 2]. */
final class CodePoints {
    private CodePoints() {}

    static long ascii(String text) {
        if (text.isEmpty()) {
            return 0;
        }
        if (text.codePointAt(0) > 127) {
            throw new IllegalArgumentException("Not a character of ASCII at the start of: " + text);
        }
        return text.charAt(0);
    }

    static String character(long codePoint) {
        return Character.toString(checked(codePoint));
    }

    private static int checked(long codePoint) {
        if (codePoint < 0 || codePoint > 0x10FFFF || (codePoint >= 0xD800 && codePoint <= 0xDFFF)) {
            throw new IllegalArgumentException("Invalid codepoint " + codePoint);
        }
        return (int) codePoint;
    }

    static String list(String text) {
        return text.codePoints().mapToObj(Integer::toString).collect(Collectors.joining(",", "[", "]"));
    }

    static String bytesList(String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex);
        StringBuilder list = new StringBuilder("[");
        for (byte each : bytes) {
            list.append(list.length() == 1 ? "" : ",").append(each & 0xFF);
        }
        return list.append(']').toString();
    }

    /** Null when one of the numbers is NULL. */
    static @org.jspecify.annotations.Nullable String text(String list) {
        if (list.contains("NULL")) {
            return null;
        }
        StringBuilder text = new StringBuilder();
        numbers(list).forEach(number -> text.appendCodePoint(checked(number)));
        return text.toString();
    }

    /** As hexadecimal text; null when one of the numbers is NULL. */
    static @org.jspecify.annotations.Nullable String bytes(String list) {
        if (list.contains("NULL")) {
            return null;
        }
        StringBuilder hex = new StringBuilder();
        numbers(list).forEach(number -> {
            if (number < 0 || number > 255) {
                throw new IllegalArgumentException("Invalid extended ASCII code point " + number);
            }
            hex.append("%02x".formatted(number));
        });
        return hex.toString();
    }

    private static LongStream numbers(String list) {
        String inner = list.substring(1, list.length() - 1).replace(" ", "");
        return inner.isEmpty()
                ? LongStream.empty()
                : Arrays.stream(inner.split(",")).mapToLong(Long::parseLong);
    }
}
