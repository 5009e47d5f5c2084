package app.passculture.data.recommendation.api.history;

import java.util.List;
import java.util.UUID;
import org.springframework.data.repository.Repository;

/** What was stored. */
interface PastRecommendations extends Repository<PastRecommendation, Long> {

    List<PastRecommendation> findByUserOrderById(long user);

    List<PastRecommendation> findByCallOrderByPosition(UUID call);

    long count();
}
