package app.passculture.data.analytics.warehouse.local.http;

import com.google.api.client.json.gson.GsonFactory;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.TreeMap;

/** An answer; its body is opened when it is sent. */
public record Response(int status, Map<String, String> headers, long length, Content body) {

    /** Opens the body. */
    @FunctionalInterface
    public interface Content {
        InputStream get() throws IOException;
    }

    public static Response json(Object body) throws IOException {
        return json(200, body);
    }

    public static Response json(int status, Object body) throws IOException {
        byte[] text = GsonFactory.getDefaultInstance().toByteArray(body);
        return of(status, Map.of("Content-Type", "application/json; charset=UTF-8"), text);
    }

    public static Response empty(int status) {
        return of(status, Map.of(), new byte[0]);
    }

    public static Response of(int status, Map<String, String> headers, byte[] body) {
        return new Response(status, headers, body.length, () -> new ByteArrayInputStream(body));
    }

    public Response with(String header, String value) {
        Map<String, String> all = new TreeMap<>(headers);
        all.put(header, value);
        return new Response(status, all, length, body);
    }
}
