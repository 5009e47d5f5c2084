package app.passculture.data.recommendation.model.registry;

import app.passculture.data.recommendation.model.Model;

/** A model as it was published, checked against its manifest. */
public record PublishedModel(String name, String version, Model model, Manifest manifest) {}
