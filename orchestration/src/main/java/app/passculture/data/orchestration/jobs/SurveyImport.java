package app.passculture.data.orchestration.jobs;

import app.passculture.data.orchestration.jobs.survey.SurveyException;
import app.passculture.data.orchestration.pipeline.Definition;
import app.passculture.data.orchestration.pipeline.Definitions;
import app.passculture.data.orchestration.pipeline.Pipeline;
import app.passculture.data.orchestration.pipeline.spec.Retries;
import java.time.Duration;
import java.time.LocalDate;

/** Downloads the questionnaire on cultural habits and builds the tables made of it. */
public final class SurveyImport implements Pipeline {

    static final String ID = "import_survey_answers";

    @Override
    public Definition define(Definitions definitions) {
        return definitions.pipeline(ID, p -> {
            HouseRules.apply(p);
            p.schedule("30 4 * * *")
                    .startingOn(LocalDate.of(2026, 11, 1))
                    .runTimeout(Duration.ofHours(2))
                    .defaultRetries(Retries.times(3)
                            .after(Duration.ofMinutes(5))
                            .neverOn(SurveyException.NotConfigured.class)
                            .neverOn(SurveyException.Refused.class));
            p.description("Downloads the questionnaire on cultural habits and builds the tables made of it")
                    .tags("analytics", "survey", "daily");
            var start = p.barrier("start");
            var questions = p.chain(
                    p.run(
                            "fetch_questions",
                            context -> SurveyDownload.of(context).fetchQuestions()),
                    p.run(
                            "load_questions",
                            context -> SurveyDownload.of(context).loadQuestions()),
                    HouseRules.model(p, "build_qpi_questions", "qpi_questions"));
            var answers = p.chain(
                    p.call(
                            "fetch_answers",
                            Integer.class,
                            context -> SurveyDownload.of(context).fetchAnswers()),
                    p.run("load_answers", context -> SurveyDownload.of(context).loadAnswers()),
                    HouseRules.model(p, "build_qpi_answers", "qpi_answers"));
            var end = p.barrier("end");
            p.chain(start, p.parallel(questions, answers), end);
            HouseRules.deleteFolder(p, "delete_download_folder", SurveyDownload.FOLDER, start, end);
        });
    }
}
