package app.passculture.data.recommendation.api.ranking;

import java.util.List;

/**
 * The offers of an answer, best first, and the model that scored them.
 *
 * @param fallback whether constant scores took the place of the model that was asked for
 */
public record RankedOffers(List<RankedOffer> offers, String modelName, String modelVersion, boolean fallback) {
    public RankedOffers {
        offers = List.copyOf(offers);
    }
}
