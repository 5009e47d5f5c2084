package app.passculture.data.recommendation.api.recommend;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.List;

/** The bytes of an answer, as the app has read them since the first version: compact JSON and a newline. */
final class AnswerBody {

    private AnswerBody() {}

    static byte[] of(List<String> offers) {
        StringBuilder json = new StringBuilder(32 + offers.size() * 12).append("{\"recommended_offers\":[");
        String separator = "\"";
        for (String offer : offers) {
            json.append(separator);
            append(offer, json);
            json.append('"');
            separator = ",\"";
        }
        // Nothing above 0x7e is left, and this encoding is a mere copy.
        return json.append("]}\n").toString().getBytes(ISO_8859_1);
    }

    private static void append(String text, StringBuilder json) {
        for (int at = 0; at < text.length(); at++) {
            char letter = text.charAt(at);
            if (letter >= ' ' && letter < 0x7f && letter != '"' && letter != '\\') {
                json.append(letter);
            } else {
                json.append("\\u%04x".formatted((int) letter));
            }
        }
    }
}
