package app.passculture.data.analytics.warehouse.local.http;

import com.google.api.client.json.gson.GsonFactory;
import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** A request: its path in decoded parts, its parameters, and its body unpacked. */
public record Request(
        String method,
        List<String> path,
        Map<String, String> parameters,
        Map<String, String> headers,
        InputStream body,
        String host) {

    static Request of(HttpExchange exchange) throws IOException {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.getFirst()));
        InputStream body = exchange.getRequestBody();
        boolean packed = "gzip".equalsIgnoreCase(headers.get("Content-Encoding"));
        return of(
                overridden(exchange.getRequestMethod(), headers),
                exchange.getRequestURI().getRawPath(),
                exchange.getRequestURI().getRawQuery(),
                headers,
                packed ? new GZIPInputStream(body) : body);
    }

    /** Java's own client cannot send PATCH: Google's clients send POST and say what they mean. */
    private static String overridden(String method, Map<String, String> headers) {
        return headers.getOrDefault("X-HTTP-Method-Override", method);
    }

    /** A request that stands inside another one (a batch), or one that arrived. */
    public static Request of(
            String method, String rawPath, @Nullable String rawQuery, Map<String, String> headers, InputStream body) {
        List<String> path = new ArrayList<>();
        for (String part : rawPath.substring(1).split("/", -1)) {
            path.add(decoded(part.replace("+", "%2B")));
        }
        String host = headers.getOrDefault("Host", "");
        return new Request(method, List.copyOf(path), parameters(rawQuery), headers, body, host);
    }

    private static Map<String, String> parameters(@Nullable String rawQuery) {
        Map<String, String> parameters = new HashMap<>();
        if (rawQuery != null) {
            for (String pair : rawQuery.split("&", -1)) {
                int equal = pair.indexOf('=');
                String name = equal < 0 ? pair : pair.substring(0, equal);
                parameters.put(decoded(name), equal < 0 ? "" : decoded(pair.substring(equal + 1)));
            }
        }
        return parameters;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /** The same request with another body. */
    public Request with(byte[] content) {
        return new Request(method, path, parameters, headers, new ByteArrayInputStream(content), host);
    }

    public Optional<String> parameter(String name) {
        return Optional.ofNullable(parameters.get(name));
    }

    public Optional<Long> number(String name) {
        try {
            return parameter(name).map(Long::parseLong);
        } catch (NumberFormatException e) {
            throw new WireFailure(400, "invalid", "Not a number: %s=%s".formatted(name, parameters.get(name)));
        }
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /** Whether the path begins so and has that many parts. */
    public boolean matches(int parts, String... beginning) {
        return path.size() == parts && path.subList(0, beginning.length).equals(List.of(beginning));
    }

    /** The body as JSON; an empty one as an object without fields. */
    public <T> T json(Class<T> type) throws IOException {
        byte[] content = body.readAllBytes();
        byte[] text = content.length == 0 ? "{}".getBytes(StandardCharsets.UTF_8) : content;
        try {
            return GsonFactory.getDefaultInstance()
                    .createJsonParser(new ByteArrayInputStream(text), StandardCharsets.UTF_8)
                    .parse(type);
        } catch (IllegalArgumentException | IOException e) {
            throw new WireFailure(400, "parseError", "Not the JSON of a %s: %s".formatted(type.getSimpleName(), e));
        }
    }
}
