package app.passculture.data.recommendation.model;

import java.util.List;

/** Something learned or fixed that says how well items suit a user; immutable. */
public sealed interface Model permits ConstantModel, PopularityModel {
    /** The stable name of this sort of model, as written in published manifests. */
    String kind();

    /** Whether scores depend on the user: those of other models need to be asked for only once. */
    boolean isPersonal();

    /** Binds the model to a fixed catalogue: index i of {@code catalogue} is the candidate index the scorer takes. */
    Scorer over(List<ItemId> catalogue);
}
