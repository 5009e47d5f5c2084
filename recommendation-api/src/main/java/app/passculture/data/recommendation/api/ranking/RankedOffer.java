package app.passculture.data.recommendation.api.ranking;

import app.passculture.data.recommendation.model.ItemId;
import app.passculture.data.recommendation.model.OfferId;

/** One offer of an answer, the work it sells and the score the model gave it. */
public record RankedOffer(OfferId offer, ItemId item, float score) {}
