package app.passculture.data.analytics.transformation;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The name that dbt makes up for a generic test from its arguments; a long one is shortened with a hash. */
record Names(String shortName, String fullName) {

    private static final Pattern OTHER = Pattern.compile("[^0-9a-zA-Z_]+");
    private static final int LONGEST = 63;
    private static final int KEPT = 30;

    static Names of(String test, String table, Map<String, @Nullable Object> arguments) {
        List<String> parts = new ArrayList<>();
        new TreeMap<>(arguments).forEach((_, value) -> flatten(value, parts));
        String unique =
                parts.stream().map(part -> OTHER.matcher(part).replaceAll("_")).collect(Collectors.joining("__"));
        String identifier = test + "_" + table;
        String full = identifier + "_" + unique;
        return full.length() <= LONGEST
                ? new Names(full, full)
                : new Names(identifier.substring(0, Math.min(KEPT, identifier.length())) + "_" + md5(full), full);
    }

    private static void flatten(@Nullable Object value, List<String> parts) {
        switch (value) {
            case Map<?, ?> map -> map.values().forEach(each -> parts.add(printed(each)));
            case List<?> list -> list.forEach(each -> parts.add(printed(each)));
            case null, default -> parts.add(printed(value));
        }
    }

    private static String printed(@Nullable Object value) {
        return app.passculture.data.analytics.template.Value.of(value).printed();
    }

    static String md5(String text) {
        return digest("MD5", text);
    }

    static String sha256(String text) {
        return digest("SHA-256", text);
    }

    private static String digest(String algorithm, String text) {
        try {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has " + algorithm, impossible);
        }
    }
}
