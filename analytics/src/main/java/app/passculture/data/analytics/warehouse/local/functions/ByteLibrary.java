package app.passculture.data.analytics.warehouse.local.functions;

import static app.passculture.data.analytics.warehouse.local.functions.ScalarFunction.Kind.INT;
import static app.passculture.data.analytics.warehouse.local.functions.ScalarFunction.Kind.TEXT;

import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** Functions of BYTES, which come and go as hexadecimal text. */
final class ByteLibrary {
    private static final HexFormat HEX = HexFormat.of();

    private ByteLibrary() {}

    static void addTo(List<ScalarFunction> all) {
        Map.of("md5", "MD5", "sha1", "SHA-1", "sha256", "SHA-256", "sha512", "SHA-512")
                .forEach((name, algorithm) -> text(all, "bq_" + name, a -> digest(algorithm, a.text(0))));
        text(all, "bq_hex", a -> hex(a.text(0)));
        text(all, "bq_from_base64", a -> fromBase64(a.text(0)));
        text(all, "bq_to_base32", a -> Base32.encode(HEX.parseHex(a.text(0))));
        text(all, "bq_from_base32", a -> HEX.formatHex(Base32.decode(a.text(0))));
        text(all, "bq_text_of_bytes", a -> new String(HEX.parseHex(a.text(0)), StandardCharsets.UTF_8));
        text(all, "bq_bytes", a -> CodePoints.bytesList(a.text(0)));
        all.add(new ScalarFunction(
                "bq_substr_hex", List.of(TEXT, INT, INT), TEXT, a -> part(a.text(0), a.integer(1), a.integer(2))));
        all.add(new ScalarFunction("bq_farm_fingerprint", List.of(TEXT), INT, a -> fingerprint(a.text(0))));
    }

    private static void text(List<ScalarFunction> all, String name, ScalarFunction.Body body) {
        all.add(new ScalarFunction(name, List.of(TEXT), TEXT, body));
    }

    private static String digest(String algorithm, String hex) {
        try {
            return HEX.formatHex(MessageDigest.getInstance(algorithm).digest(HEX.parseHex(hex)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String hex(String text) {
        String even = text.length() % 2 == 0 ? text : "0" + text;
        try {
            HEX.parseHex(even);
            return even;
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("Failed to decode invalid hexadecimal text: " + text, e);
        }
    }

    private static String fromBase64(String text) {
        try {
            return HEX.formatHex(Base64.getDecoder().decode(text.replaceAll("\\s", "")));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("Failed to decode invalid base64 text: " + text, e);
        }
    }

    private static String part(String hex, long position, long length) {
        if (length < 0) {
            throw new IllegalArgumentException("Third argument in SUBSTR() cannot be negative: " + length);
        }
        int size = hex.length() / 2;
        long start = position > 0 ? position - 1 : position == 0 ? 0 : Math.max(0, size + position);
        if (start >= size) {
            return "";
        }
        return hex.substring((int) start * 2, (int) (start + Math.min(length, size - start)) * 2);
    }

    private static long fingerprint(String hex) {
        return Hashing.farmHashFingerprint64().hashBytes(HEX.parseHex(hex)).asLong();
    }
}
