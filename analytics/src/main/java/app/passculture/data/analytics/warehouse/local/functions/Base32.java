package app.passculture.data.analytics.warehouse.local.functions;

import java.io.ByteArrayOutputStream;

/** Base 32 of RFC 4648, padded. */
final class Base32 {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private Base32() {}

    static String encode(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        int bits = 0;
        int buffer = 0;
        for (byte each : bytes) {
            buffer = ((buffer << 8) | (each & 0xFF)) & 0xFFFF;
            bits += 8;
            while (bits >= 5) {
                bits -= 5;
                text.append(ALPHABET.charAt((buffer >> bits) & 31));
            }
        }
        if (bits > 0) {
            text.append(ALPHABET.charAt((buffer << (5 - bits)) & 31));
        }
        return text.append("=".repeat((8 - text.length() % 8) % 8)).toString();
    }

    static byte[] decode(String text) {
        String digits = text.replaceAll("=+$", "");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int bits = 0;
        int buffer = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = ALPHABET.indexOf(digits.charAt(i));
            if (digit < 0 || text.length() % 8 != 0) {
                throw new IllegalArgumentException("Failed to decode invalid base32 text: " + text);
            }
            buffer = ((buffer << 5) | digit) & 0xFFF;
            bits += 5;
            if (bits >= 8) {
                bits -= 8;
                bytes.write((buffer >> bits) & 0xFF);
            }
        }
        return bytes.toByteArray();
    }
}
