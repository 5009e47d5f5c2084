package app.passculture.data.recommendation.api.history;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A stored row: one offer that was shown to one user; the oldest rows know neither item nor call. */
@Entity
@Immutable
@Table(name = "past_recommended_offers")
class PastRecommendation {

    @Id
    private long id;

    @Column(name = "userid")
    private long user;

    @Column(name = "offerid")
    private long offer;

    private Instant date;

    @Column(name = "item_id")
    private @Nullable String item;

    @Column(name = "call_id")
    private @Nullable UUID call;

    private @Nullable Integer position;

    /** For Hibernate, which fills the fields. */
    @SuppressWarnings("NullAway.Init")
    protected PastRecommendation() {}

    long user() {
        return user;
    }

    long offer() {
        return offer;
    }

    Instant date() {
        return date;
    }

    @Nullable
    String item() {
        return item;
    }

    @Nullable
    UUID call() {
        return call;
    }

    @Nullable
    Integer position() {
        return position;
    }
}
