package app.passculture.data.orchestration;

import static org.assertj.core.api.Assertions.assertThat;

import app.passculture.data.orchestration.pipeline.Definition;
import app.passculture.data.orchestration.pipeline.Definitions;
import app.passculture.data.orchestration.pipeline.Pipeline;
import app.passculture.data.orchestration.pipeline.spec.Role;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ValidatePipelinesTest {

    /** Needs a pool and a setting. */
    static final class Needy implements Pipeline {
        @Override
        public Definition define(Definitions d) {
            String table = d.setting("table");
            return d.pipeline(
                    "needy", p -> p.run("load", context -> context.log(table)).pool("cloud_sql"));
        }
    }

    /** Waits for a pipeline that nobody has. */
    static final class Lonely implements Pipeline {
        @Override
        public Definition define(Definitions d) {
            return d.pipeline(
                    "lonely",
                    p -> p.waitFor("wait", new Role.Wait("nowhere", Duration.ofHours(1), Role.ManualRuns.GO_ON)));
        }
    }

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    private int validate(String... arguments) {
        return ValidatePipelines.run(new PrintStream(said, true, StandardCharsets.UTF_8), arguments);
    }

    @Test
    void thePipelinesOfTheClassPathHaveNoProblems() {
        assertThat(validate()).as(said.toString(StandardCharsets.UTF_8)).isZero();
    }

    @Test
    void everyProblemIsSaidWithItsPipelineAndTask() {
        String both = Needy.class.getName() + "," + Lonely.class.getName();
        assertThat(validate("--orchestration.pipelines=" + both)).isEqualTo(1);
        assertThat(said.toString(StandardCharsets.UTF_8))
                .contains("needy: setting 'table' is missing")
                .contains("needy.load: ")
                .contains("cloud_sql")
                .contains("lonely.wait: waits for the unknown pipeline nowhere")
                .contains("problems");
    }

    @Test
    void poolsAndSettingsComeFromTheSettings() {
        assertThat(validate(
                        "--orchestration.pipelines=" + Needy.class.getName(),
                        "--orchestration.pools.cloud_sql=1",
                        "--orchestration.settings.table=booking"))
                .as(said.toString(StandardCharsets.UTF_8))
                .isZero();
    }
}
