package app.passculture.data.orchestration.jobs.survey;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The form as it came. */
public record QuestionForm(JsonNode json) {

    private static final JsonMapper MAPPER = JsonMapper.shared();

    public static QuestionForm of(byte[] json) {
        return new QuestionForm(MAPPER.readTree(json));
    }

    public int questions() {
        return json.path("fields").size();
    }

    /** One JSON object a line, as the warehouse takes it; the choices are JSON within a text. */
    public String lines() {
        StringBuilder lines = new StringBuilder();
        for (JsonNode field : json.path("fields")) {
            ArrayNode choices = MAPPER.createArrayNode();
            for (JsonNode choice : field.path("properties").path("choices")) {
                choices.add(choice.path("label").asString(""));
            }
            ObjectNode line = MAPPER.createObjectNode();
            line.put("question_id", field.path("id").asString(""));
            line.put("title", title(field.path("title").asString("")));
            line.put("choices", MAPPER.writeValueAsString(choices));
            lines.append(MAPPER.writeValueAsString(line)).append('\n');
        }
        return lines.toString();
    }

    /** On one line; each pair of spaces is one, in one pass. */
    private static String title(String text) {
        return text.replace("\n", " ").replace("  ", " ");
    }
}
