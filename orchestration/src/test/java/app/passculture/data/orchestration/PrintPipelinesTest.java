package app.passculture.data.orchestration;

import static org.assertj.core.api.Assertions.assertThat;

import app.passculture.data.orchestration.pipeline.spec.PipelineSpec;
import app.passculture.data.orchestration.pipeline.spec.SpecJson;
import app.passculture.data.orchestration.pipeline.spec.SpecVersion;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PrintPipelinesTest {

    @Test
    void everyPipelineOfTheProfileIsPrintedWithItsTasksAndVersion() {
        JsonNode printed = print("--spring.profiles.active=jobs");
        List<String> ids = printed.valueStream()
                .map(each -> each.at("/pipeline/id").asString())
                .toList();
        assertThat(ids)
                .isSorted()
                .contains("import_data_analytics_v6", "recommendation_cloud_sql_v1", "train_recommendation_model");
        for (JsonNode each : printed) {
            PipelineSpec spec = SpecJson.read(each.get("pipeline").toString());
            assertThat(spec.tasks()).as(spec.id()).isNotEmpty();
            assertThat(each.get("version").asString())
                    .isEqualTo(SpecVersion.of(spec).sha256());
        }
    }

    @Test
    void whatIsPrintedTwiceIsTheSame() {
        assertThat(print("--spring.profiles.active=jobs")).isEqualTo(print("--spring.profiles.active=jobs"));
    }

    private static JsonNode print(String... arguments) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
        assertThat(ServerlessSettings.with(arguments, settings -> PrintPipelines.print(settings, out)))
                .isZero();
        return JsonMapper.shared().readTree(said.toString(StandardCharsets.UTF_8));
    }
}
