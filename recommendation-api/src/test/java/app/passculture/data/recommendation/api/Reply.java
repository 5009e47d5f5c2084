package app.passculture.data.recommendation.api;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.util.List;
import java.util.Optional;

/** An HTTP answer as it was on the wire: no client in between that mends targets or headers. */
public record Reply(int status, List<String> headers, String body) {

    static Reply to(int port, String method, String target, String... headers) {
        String extra = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
        String request =
                "%s %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n%s\r\n".formatted(method, target, extra);
        try (Socket socket = new Socket("localhost", port)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(UTF_8));
            return parse(new String(socket.getInputStream().readAllBytes(), ISO_8859_1));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Reply parse(String text) {
        int end = text.indexOf("\r\n\r\n");
        List<String> head = text.substring(0, end).lines().toList();
        List<String> headers = head.subList(1, head.size());
        String rest = text.substring(end + 4);
        boolean chunked = headers.stream().anyMatch(line -> line.equalsIgnoreCase("Transfer-Encoding: chunked"));
        String body = new String((chunked ? dechunked(rest) : rest).getBytes(ISO_8859_1), UTF_8);
        return new Reply(Integer.parseInt(head.getFirst().split(" ", 3)[1]), headers, body);
    }

    private static String dechunked(String text) {
        StringBuilder body = new StringBuilder();
        int at = 0;
        while (true) {
            int lineEnd = text.indexOf("\r\n", at);
            int size = Integer.parseInt(text.substring(at, lineEnd), 16);
            if (size == 0) {
                return body.toString();
            }
            body.append(text, lineEnd + 2, lineEnd + 2 + size);
            at = lineEnd + 2 + size + 2;
        }
    }

    /** The value of a header that occurs at most once. */
    public Optional<String> header(String name) {
        List<String> values = headers.stream()
                .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                .map(line -> line.substring(name.length() + 1).strip())
                .toList();
        if (values.size() > 1) {
            throw new IllegalStateException(name + " occurs " + values.size() + " times: " + values);
        }
        return values.stream().findFirst();
    }

    public List<String> headersStartingWith(String prefix) {
        return headers.stream()
                .filter(line -> line.regionMatches(true, 0, prefix, 0, prefix.length()))
                .toList();
    }

    /** The offers of a recommendation. */
    public List<String> offers() {
        if (status != 200 || !body.startsWith("{\"recommended_offers\":[") || !body.endsWith("]}\n")) {
            throw new IllegalStateException("not a recommendation: " + this);
        }
        String list = body.substring("{\"recommended_offers\":[".length(), body.length() - "]}\n".length());
        return list.isEmpty()
                ? List.of()
                : java.util.Arrays.stream(list.split(","))
                        .map(id -> id.replaceAll("^\"|\"$", ""))
                        .toList();
    }
}
