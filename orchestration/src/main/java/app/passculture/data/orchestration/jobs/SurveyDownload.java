package app.passculture.data.orchestration.jobs;

import app.passculture.data.analytics.warehouse.Buckets.StoredObject;
import app.passculture.data.analytics.warehouse.FileFormat;
import app.passculture.data.analytics.warehouse.ObjectName;
import app.passculture.data.analytics.warehouse.Schema;
import app.passculture.data.analytics.warehouse.TableName;
import app.passculture.data.orchestration.jobs.survey.AnswerPage;
import app.passculture.data.orchestration.jobs.survey.QuestionForm;
import app.passculture.data.orchestration.jobs.survey.Typeform;
import app.passculture.data.orchestration.pipeline.TaskContext;
import app.passculture.data.orchestration.vault.Vault;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The questionnaire on its way: pages as they came in the folder of the run, then lines, then tables that replace those before. */
record SurveyDownload(TaskContext<?> context, Exchange exchange) {

    static final String FOLDER = "survey";

    private static final Duration PAUSE = Duration.ofMillis(250);

    static SurveyDownload of(TaskContext<?> context) {
        return new SurveyDownload(context, context.use(Exchange.class));
    }

    /** Fetches what is missing: a second try goes on after the last page that the first one has stored. */
    int fetchAnswers() throws IOException, InterruptedException {
        List<ObjectName> stored = pages();
        int all = stored.isEmpty() ? 0 : page(stored.getFirst()).pages();
        Optional<String> before =
                stored.isEmpty() ? Optional.empty() : page(stored.getLast()).last();
        try (Typeform form = Typeform.open(context.use(Vault.class), PAUSE)) {
            for (int number = stored.size() + 1; ; number++) {
                byte[] json = form.answers(before);
                AnswerPage page = AnswerPage.of(json);
                if (page.answers() == 0) {
                    return number - 1;
                }
                write("pages/%06d.json".formatted(number), json);
                all = Math.max(all, page.pages());
                before = page.last();
                context.log("page %d of %d: %,d answers".formatted(number, Math.max(all, number), page.answers()));
            }
        }
    }

    void fetchQuestions() throws InterruptedException {
        try (Typeform form = Typeform.open(context.use(Vault.class), PAUSE)) {
            QuestionForm questions = QuestionForm.of(form.questions());
            context.log(questions.questions() + " questions");
            write("questions.jsonl", questions.lines().getBytes(StandardCharsets.UTF_8));
        }
    }

    void loadAnswers() throws IOException {
        List<String> lines = new ArrayList<>();
        for (ObjectName name : pages()) {
            String file =
                    name.name().substring(name.name().lastIndexOf('/') + 1).replace(".json", ".jsonl");
            ObjectName line = write("lines/" + file, page(name).lines().getBytes(StandardCharsets.UTF_8));
            lines.add(line.toString());
        }
        load("survey_answers", lines);
    }

    void loadQuestions() {
        load("survey_questions", List.of(object("questions.jsonl").toString()));
    }

    private void load(String table, List<String> objects) {
        Schema schema = context.use(SqlProject.class).declared("survey", table);
        TableName name = exchange.raw(table);
        if (objects.isEmpty()) {
            context.log(table + ": nobody has answered, so it stays as it is");
            exchange.createIfAbsent(name, schema);
            return;
        }
        exchange.replace(name, schema, objects, new FileFormat.JsonLines(), Effects.job(context, "load"));
        context.log("%s: %,d rows"
                .formatted(table, exchange.warehouse().describe(name).rows()));
    }

    private List<ObjectName> pages() {
        return exchange.buckets().list(exchange.bucket(), object("pages/").name()).stream()
                .map(StoredObject::name)
                .toList();
    }

    private AnswerPage page(ObjectName name) throws IOException {
        try (InputStream stream = exchange.buckets().read(name)) {
            return AnswerPage.of(stream.readAllBytes());
        }
    }

    private ObjectName write(String name, byte[] content) {
        return exchange.buckets()
                .write(object(name), "application/json", new ByteArrayInputStream(content))
                .name();
    }

    private ObjectName object(String name) {
        return exchange.object(Effects.folder(FOLDER, context) + "/" + name);
    }
}
