package app.passculture.data.recommendation.api.recommend;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** The shape of an answer, for the OpenAPI document; the bytes come from {@link AnswerBody}. */
@Schema(name = "RecommendedOffers", requiredProperties = "recommended_offers")
record RecommendedOffers(
        @JsonProperty("recommended_offers")
        @Schema(description = "Offer ids, best first", example = "[\"138717\",\"150003\"]")
        List<String> offers) {}
