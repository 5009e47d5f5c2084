package app.passculture.data.recommendation.api.recommend;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The route that the app calls to fill its home page. */
@Controller
class RecommendationRoutes {

    private final Recommendations recommendations;

    RecommendationRoutes(Recommendations recommendations) {
        this.recommendations = recommendations;
    }

    @GetMapping("/recommendation/{user_id}")
    void recommend(@PathVariable("user_id") String user, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Answer answer = recommendations.answer(Person.of(user, request));
        describe(answer, response);
        byte[] body = AnswerBody.of(answer.offers());
        response.setContentType("application/json");
        response.getOutputStream().write(body);
    }

    /** In headers, because the app's parser and our tests know the body byte for byte. */
    private static void describe(Answer answer, HttpServletResponse response) {
        response.setHeader("X-Reco-Call-Id", answer.call().toString());
        response.setHeader("X-Reco-Group", answer.group().name());
        response.setHeader("X-Reco-Origin", answer.origin());
        answer.model().ifPresent(model -> response.setHeader("X-Reco-Model-Version", model));
    }
}
