package app.passculture.data.analytics.warehouse.local.storage;

import app.passculture.data.analytics.warehouse.local.http.Multipart;
import app.passculture.data.analytics.warehouse.local.http.Request;
import app.passculture.data.analytics.warehouse.local.http.Response;
import app.passculture.data.analytics.warehouse.local.http.WireFailure;
import app.passculture.data.analytics.warehouse.local.http.WireServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Many requests in one: each part of the body is a request, each part of the answer its answer. */
final class BatchCall {

    private static final String BOUNDARY = "batch_answer";

    Response handle(Request request, WireServer.Handler handler) throws IOException {
        String type = request.header("Content-Type").orElse("");
        ByteArrayOutputStream answers = new ByteArrayOutputStream();
        for (Multipart.Part part : Multipart.parts(type, request.body().readAllBytes())) {
            append(answers, part, answer(part, handler));
        }
        answers.writeBytes(bytes("--" + BOUNDARY + "--\r\n"));
        return Response.of(200, Map.of("Content-Type", "multipart/mixed; boundary=" + BOUNDARY), answers.toByteArray());
    }

    private static Response answer(Multipart.Part part, WireServer.Handler handler) throws IOException {
        try {
            return handler.handle(inner(part.content()));
        } catch (WireFailure failure) {
            return failure.response();
        }
    }

    /** A request line, headers, an empty line, perhaps a body. */
    private static Request inner(byte[] content) {
        String text = new String(content, StandardCharsets.UTF_8);
        int blank = text.indexOf("\r\n\r\n");
        String head = blank < 0 ? text : text.substring(0, blank);
        String body = blank < 0 ? "" : text.substring(blank + 4);
        String[] line = head.lines().findFirst().orElse("").split(" ", -1);
        if (line.length < 2) {
            throw new WireFailure(400, "badContent", "Not a request in a batch: " + head);
        }
        String target = line[1].replaceFirst("^https?://[^/]+", "");
        int query = target.indexOf('?');
        return Request.of(
                line[0],
                query < 0 ? target : target.substring(0, query),
                query < 0 ? null : target.substring(query + 1),
                Multipart.headers(head),
                new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
    }

    private static void append(ByteArrayOutputStream answers, Multipart.Part part, Response answer) throws IOException {
        String id = part.headers().getOrDefault("Content-ID", "").replace("<", "<response-");
        answers.writeBytes(bytes("--%s\r\nContent-Type: application/http\r\nContent-ID: %s\r\n\r\nHTTP/1.1 %d %s\r\n"
                .formatted(BOUNDARY, id, answer.status(), answer.status() < 300 ? "OK" : "Error")));
        for (Map.Entry<String, String> header : answer.headers().entrySet()) {
            answers.writeBytes(bytes(header.getKey() + ": " + header.getValue() + "\r\n"));
        }
        answers.writeBytes(bytes("Content-Length: %d\r\n\r\n".formatted(answer.length())));
        try (InputStream body = answer.body().get()) {
            body.transferTo(answers);
        }
        answers.writeBytes(bytes("\r\n"));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
