package app.passculture.data.recommendation.db.refresh;

import java.util.List;

/** The views after a refresh, and the data version under which readers find them. */
public record RefreshReport(long version, List<RefreshedView> views) {
    public RefreshReport {
        views = List.copyOf(views);
    }
}
