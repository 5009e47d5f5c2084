package app.passculture.data.recommendation.api.recommend;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** The shape of an answer, for the OpenAPI document; the bytes come from {@link AnswerBody}. */
record RecommendedOffers(
        @Schema(name = "recommended_offers", description = "Offer ids, best first", example = "[\"138717\",\"150003\"]")
        List<String> offers) {}
