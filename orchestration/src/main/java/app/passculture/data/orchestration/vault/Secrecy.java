package app.passculture.data.orchestration.vault;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Which fields are secret by their names, and what is shown in their place: three stars, which leave the old value when they come back. */
public final class Secrecy {
    static final String STARS = "***";

    private static final Set<String> SECRET_WORDS = Set.of(
            "access_key",
            "access_token",
            "api_key",
            "apikey",
            "authorization",
            "credential",
            "keyfile_dict",
            "passphrase",
            "passwd",
            "password",
            "private_key",
            "secret",
            "service_account",
            "token");

    private static final JsonMapper JSON = JsonMapper.shared();

    private Secrecy() {}

    /** What leaves the value that is stored when it is saved in a secret's place. */
    public static String unchanged() {
        return STARS;
    }

    static boolean isSecret(String name) {
        String plain = name.toLowerCase(Locale.ROOT).replace('-', '_');
        return SECRET_WORDS.stream().anyMatch(plain::contains);
    }

    /** The text with stars for the secret fields of a JSON object, as it is when it is something else. */
    static @Nullable String shown(@Nullable String text) {
        JsonNode tree = tree(text);
        if (tree == null) {
            return text;
        }
        mask(tree);
        return JSON.writeValueAsString(tree);
    }

    /** The new text, in which stars stand for what the old one had at the same place. */
    static @Nullable String merged(@Nullable String text, @Nullable String old) {
        if (STARS.equals(text)) {
            return old;
        }
        JsonNode tree = tree(text);
        if (tree == null) {
            return text;
        }
        restore(tree, Objects.requireNonNullElseGet(tree(old), JSON::createObjectNode));
        return JSON.writeValueAsString(tree);
    }

    private static void mask(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.properties().forEach(field -> maskField(object, field));
        } else if (node instanceof ArrayNode array) {
            array.forEach(Secrecy::mask);
        }
    }

    private static void maskField(ObjectNode object, Map.Entry<String, JsonNode> field) {
        if (isSecret(field.getKey()) && !field.getValue().isNull()) {
            object.put(field.getKey(), STARS);
        } else {
            mask(field.getValue());
        }
    }

    private static void restore(JsonNode node, JsonNode old) {
        if (node instanceof ObjectNode object) {
            object.properties().forEach(field -> restoreField(object, field, old.path(field.getKey())));
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                restore(array.get(i), old.path(i));
            }
        }
    }

    private static void restoreField(ObjectNode object, Map.Entry<String, JsonNode> field, JsonNode old) {
        boolean stars =
                field.getValue().isString() && STARS.equals(field.getValue().stringValue());
        if (stars && !old.isMissingNode()) {
            object.set(field.getKey(), old);
        } else {
            restore(field.getValue(), old);
        }
    }

    /** The secret values in a JSON text. */
    static void collect(@Nullable String text, java.util.function.Consumer<String> secrets) {
        JsonNode tree = tree(text);
        if (tree != null) {
            collect(tree, secrets);
        }
    }

    private static void collect(JsonNode node, java.util.function.Consumer<String> secrets) {
        if (node instanceof ObjectNode object) {
            object.properties().forEach(field -> {
                if (isSecret(field.getKey()) && field.getValue().isString()) {
                    secrets.accept(field.getValue().stringValue());
                } else {
                    collect(field.getValue(), secrets);
                }
            });
        } else if (node instanceof ArrayNode array) {
            array.forEach(each -> collect(each, secrets));
        }
    }

    private static @Nullable JsonNode tree(@Nullable String text) {
        if (text == null
                || !(text.stripLeading().startsWith("{") || text.stripLeading().startsWith("["))) {
            return null;
        }
        try {
            return JSON.readTree(text);
        } catch (JacksonException other) {
            return null;
        }
    }
}
