package app.passculture.data.analytics.warehouse.local.endpoint;

import app.passculture.data.analytics.warehouse.local.http.Multipart;
import app.passculture.data.analytics.warehouse.local.http.Request;
import app.passculture.data.analytics.warehouse.local.http.Response;
import app.passculture.data.analytics.warehouse.local.http.ResumableUploads;
import app.passculture.data.analytics.warehouse.local.http.WireFailure;
import com.google.api.services.bigquery.model.Job;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The calls that bring the file of a load job along. */
final class UploadCalls {

    private final WireJobs jobs;
    private final Path directory;
    private final ResumableUploads<Job> resumable;

    UploadCalls(WireJobs jobs, Path directory, Supplier<String> ids) {
        this.jobs = jobs;
        this.directory = directory;
        this.resumable = new ResumableUploads<>(directory, ids);
    }

    Response handle(Request request, String project) throws IOException {
        if (request.parameter("upload_id").isPresent()) {
            return piece(request);
        }
        return switch (request.parameter("uploadType").orElse("")) {
            case "resumable" -> resumable.begin(request, request.json(Job.class));
            case "multipart" -> multipart(request);
            default -> throw BigQueryRoutes.unknown(request);
        };
    }

    private Response piece(Request request) throws IOException {
        if (request.method().equals("DELETE")) {
            return resumable.cancel(request);
        }
        Optional<ResumableUploads.Whole<Job>> whole = resumable.receive(request);
        return whole.isPresent() ? load(whole.get().purpose(), whole.get().file()) : resumable.awaiting(request);
    }

    private Response multipart(Request request) throws IOException {
        String type = request.header("Content-Type").orElse("");
        List<Multipart.Part> parts = Multipart.parts(type, request.body().readAllBytes());
        if (parts.size() != 2) {
            throw new WireFailure(400, "badContent", "An upload of two parts has %d".formatted(parts.size()));
        }
        Files.createDirectories(directory);
        Path file = Files.createTempFile(directory, "upload", "");
        Files.write(file, parts.getLast().content());
        return load(request.with(parts.getFirst().content()).json(Job.class), file);
    }

    private Response load(Job wire, Path file) throws IOException {
        try {
            return Response.json(jobs.describe(jobs.upload(wire.getConfiguration(), wire.getJobReference(), file)));
        } catch (RuntimeException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }
}
