package app.passculture.data.orchestration.jobs.survey;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A page of answers as it came. */
public record AnswerPage(JsonNode json) {

    private static final JsonMapper MAPPER = JsonMapper.shared();

    public static AnswerPage of(byte[] json) {
        return new AnswerPage(MAPPER.readTree(json));
    }

    public int answers() {
        return json.path("items").size();
    }

    /** How many pages there are, as the first one tells. */
    public int pages() {
        return json.path("page_count").asInt(0);
    }

    /** What the next page comes before; empty when this one is. */
    public Optional<String> last() {
        return answers() == 0
                ? Optional.empty()
                : Optional.of(
                        json.path("items").get(answers() - 1).path("token").asString());
    }

    /** One JSON object a line, as the warehouse takes it. */
    public String lines() {
        StringBuilder lines = new StringBuilder();
        for (JsonNode item : json.path("items")) {
            lines.append(MAPPER.writeValueAsString(line(item))).append('\n');
        }
        return lines.toString();
    }

    private static ObjectNode line(JsonNode item) {
        ObjectNode line = MAPPER.createObjectNode();
        JsonNode metadata = item.path("metadata");
        line.put("culturalsurvey_id", userId(text(metadata, "referer")));
        line.put("form_id", text(item, "landing_id"));
        line.put("landed_at", text(item, "landed_at"));
        line.put("submitted_at", text(item, "submitted_at"));
        line.put("platform", text(metadata, "platform"));
        ArrayNode answers = line.putArray("answers");
        for (JsonNode answer : item.path("answers")) {
            switch (answer.path("type").asString("")) {
                case "choice" -> add(answers, answer, answer.path("choice"));
                case "choices" -> add(answers, answer, answer.path("choices"));
                default -> {
                    // Typeform has other kinds of questions; the questionnaire has not.
                }
            }
        }
        return line;
    }

    private static void add(ArrayNode answers, JsonNode answer, JsonNode chosen) {
        ObjectNode line = answers.addObject();
        line.put("question_id", text(answer.path("field"), "id"));
        ArrayNode choices = line.putArray("choices");
        for (JsonNode label : chosen.path("labels")) {
            choices.add(label.asString());
        }
        line.put("choice", text(chosen, "label"));
        line.put("other", text(chosen, "other"));
    }

    private static @Nullable String text(JsonNode node, String field) {
        return node.hasNonNull(field) ? node.path(field).asString() : null;
    }

    /** The first userId among the parameters of the address that the person came from. */
    private static @Nullable String userId(@Nullable String referer) {
        if (referer == null) {
            return null;
        }
        try {
            String query = URI.create(referer).getRawQuery();
            return query == null ? null : parameter(query, "userId").orElse(null);
        } catch (IllegalArgumentException unreadable) {
            return null;
        }
    }

    private static Optional<String> parameter(String query, String name) {
        List<String> values = new ArrayList<>();
        for (String part : query.split("&", -1)) {
            if (part.startsWith(name + "=") && part.length() > name.length() + 1) {
                values.add(URLDecoder.decode(part.substring(name.length() + 1), StandardCharsets.UTF_8));
            }
        }
        return values.stream().findFirst();
    }
}
