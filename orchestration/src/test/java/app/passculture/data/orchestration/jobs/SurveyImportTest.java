package app.passculture.data.orchestration.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import app.passculture.data.orchestration.jobs.survey.TypeformServer;
import app.passculture.data.orchestration.rehearsal.Rehearsal;
import app.passculture.data.orchestration.rehearsal.Rehearsed;
import app.passculture.data.orchestration.vault.Vault;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SurveyImportTest {

    @TempDir
    private Path directory;

    @Test
    void aSecondTryGoesOnAfterTheLastPageAndASecondRunChangesNothing() throws Exception {
        try (MatomoBench bench = MatomoBench.in(directory);
                TypeformServer server = new TypeformServer(2_500)) {
            // The form is good, then the first page; the second page is refused, which is not tried again by itself.
            server.next("", "", "403");
            run(bench, server, "2021-03-10T04:30:00Z").assertFailed().assertTries("fetch_answers", 1);
            assertThat(bench.exchange().buckets().list("data", "")).isEmpty();

            int before = server.asked().size();
            server.next("", "", "broken", "broken", "broken", "broken");
            run(bench, server, "2021-03-11T04:30:00Z").assertSucceeded().assertTries("fetch_answers", 2);
            assertThat(server.asked().subList(before, server.asked().size()))
                    .filteredOn(uri -> uri.endsWith("page_size=1000"))
                    .hasSize(1);
            assertThat(
                            bench.rows(
                                    "select count(*), count(distinct culturalsurvey_id), min(submitted_at) from raw.survey_answers"))
                    .hasToString("[[2500, 2500, 2021-03-09T10:05:00Z]]");
            assertThat(
                            bench.rows(
                                    "select culturalsurvey_id, form_id, platform, a.question_id, a.choice, array_to_string(a.choices, '+'), a.other "
                                            + "from raw.survey_answers cross join unnest(answers) as a where form_id = 'l7' order by 4"))
                    .hasToString("[[7 a, l7, mobile, q1, Théâtre, , null], [7 a, l7, mobile, q2, null, a+b, c]]");
            assertThat(
                            bench.rows(
                                    "select question_id, title, array_to_string(choices, '|') from clean.survey_qpi_questions order by 1"))
                    .hasToString("[[q1, Quel art aimez-vous ?, Théâtre|Ciné, \"etc\"], [q2, Libre, ]]");
            assertThat(bench.rows("select count(*) from clean.survey_qpi_answers"))
                    .hasToString("[[2500]]");

            run(bench, server, "2021-03-12T04:30:00Z").assertSucceeded();
            assertThat(bench.rows("select count(*) from raw.survey_answers")).hasToString("[[2500]]");
        }
    }

    @Test
    void noAnswersAtAllAreNoFailure() throws Exception {
        try (MatomoBench bench = MatomoBench.in(directory);
                TypeformServer server = new TypeformServer(0)) {
            run(bench, server, "2021-03-10T04:30:00Z").assertSucceeded();
            assertThat(bench.rows("select count(*) from raw.survey_answers")).hasToString("[[0]]");
        }
    }

    private static Rehearsed run(MatomoBench bench, TypeformServer server, String moment) {
        return bench.provide(Rehearsal.of(new SurveyImport()).at(moment))
                .providing(Vault.class, Connections.of(server.connection(TypeformServer.KEY)))
                .run();
    }
}
