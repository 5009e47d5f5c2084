package app.passculture.data.recommendation.api.candidate;

/** A snapshot is about to answer requests; who must be ready for it gets ready before this event's listeners return. */
public record SnapshotBuilt(Snapshot snapshot) {}
