package app.passculture.data.recommendation.api.experiment;

import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/** The stored group of a user. */
@Entity
@Immutable
@Table(name = "ab_testing")
class Assignment {

    @EmbeddedId
    private AssignmentId id;

    @Column(name = "groupid")
    private String group;

    /** For Hibernate, which fills the fields. */
    @SuppressWarnings("NullAway.Init")
    protected Assignment() {}

    AssignmentId id() {
        return id;
    }

    String group() {
        return group;
    }
}
