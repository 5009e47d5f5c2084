package app.passculture.data.analytics.transformation;

/** A YAML file of properties, read. */
record PropertyFile(SourceFile file, Settings settings, Yaml.Mapping yaml) {}
