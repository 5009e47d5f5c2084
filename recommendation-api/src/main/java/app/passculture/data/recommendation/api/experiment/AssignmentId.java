package app.passculture.data.recommendation.api.experiment;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.io.Serializable;

/** A user in an experiment. */
@Embeddable
record AssignmentId(
        @Column(name = "experiment") String experiment,
        @Column(name = "userid") long user) implements Serializable {}
