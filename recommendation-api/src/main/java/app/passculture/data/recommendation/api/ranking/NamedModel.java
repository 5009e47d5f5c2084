package app.passculture.data.recommendation.api.ranking;

import app.passculture.data.recommendation.model.ConstantModel;
import app.passculture.data.recommendation.model.Model;
import app.passculture.data.recommendation.model.registry.PublishedModel;

/**
 * A model under the name and version that answers tell.
 *
 * @param fallback whether it stands in for one that was asked for
 */
record NamedModel(String name, String version, Model model, boolean fallback) {
    private static final String UNVERSIONED = "none";

    static NamedModel of(PublishedModel published) {
        return new NamedModel(published.name(), published.version(), published.model(), false);
    }

    /** The model of an API that was given no registry. */
    static NamedModel constant() {
        return new NamedModel(ConstantModel.KIND, UNVERSIONED, ConstantModel.ONE, false);
    }

    static NamedModel standIn() {
        return new NamedModel(ConstantModel.KIND, UNVERSIONED, ConstantModel.ONE, true);
    }

    boolean isVersion(String other) {
        return !fallback && version.equals(other);
    }
}
