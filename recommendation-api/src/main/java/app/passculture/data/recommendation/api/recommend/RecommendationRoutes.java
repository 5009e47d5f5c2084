package app.passculture.data.recommendation.api.recommend;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.ProblemDetail;
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
    @Operation(
            summary = "The offers to show to a user, best first",
            description = "Users of group B get an empty list. Every non-empty answer is recorded as shown.",
            security = {@SecurityRequirement(name = "token"), @SecurityRequirement(name = "X-API-Key")})
    @Parameter(name = "user_id", in = ParameterIn.PATH, description = "A decimal integer of at most 64 bits")
    @Parameter(name = "longitude", in = ParameterIn.QUERY, description = "In degrees; counts only with latitude")
    @Parameter(name = "latitude", in = ParameterIn.QUERY, description = "In degrees; counts only with longitude")
    @ApiResponse(
            responseCode = "200",
            description = "The offers",
            headers = {
                @Header(name = "X-Reco-Call-Id", description = "Names this answer in the history"),
                @Header(name = "X-Reco-Group", description = "A or B"),
                @Header(name = "X-Reco-Origin", description = "model, fallback or none"),
                @Header(name = "X-Reco-Model-Version", description = "name/version of the model that was used")
            },
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = RecommendedOffers.class)))
    @ApiResponse(
            responseCode = "400",
            description = "The user id or a coordinate means nothing",
            content =
                    @Content(
                            mediaType = "application/problem+json",
                            schema = @Schema(implementation = ProblemDetail.class)))
    @ApiResponse(
            responseCode = "403",
            description = "No token, or another; the body is the word Forbidden",
            content = @Content(mediaType = "text/html", schema = @Schema(type = "string", example = "Forbidden")))
    @ApiResponse(
            responseCode = "503",
            description = "The offers are not loaded yet",
            content =
                    @Content(
                            mediaType = "application/problem+json",
                            schema = @Schema(implementation = ProblemDetail.class)))
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
