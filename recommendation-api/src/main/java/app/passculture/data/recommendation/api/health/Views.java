package app.passculture.data.recommendation.api.health;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Looks the views up in the database. */
@Component
class Views {

    private static final Logger LOG = LoggerFactory.getLogger(Views.class);

    private final JdbcClient jdbc;

    Views(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What can be seen of the view now; while the database is away nothing can. */
    ViewState stateOf(View view) {
        List<@Nullable Boolean> populated = populated(view);
        return new ViewState(view, !populated.isEmpty(), populated.contains(true) && holdsRows(view));
    }

    private List<@Nullable Boolean> populated(View view) {
        try {
            return jdbc.sql("select ispopulated from pg_matviews where matviewname = :name")
                    .param("name", view.viewName())
                    .query(Boolean.class)
                    .list();
        } catch (DataAccessException unreachable) {
            LOG.warn("Whether {} exists is unknown: {}", view.viewName(), unreachable.getMessage());
            return List.of();
        }
    }

    private boolean holdsRows(View view) {
        try {
            return jdbc.sql(view.rowQuery()).query(Boolean.class).single();
        } catch (DataAccessException unreadable) {
            LOG.warn("{} exists but cannot be read: {}", view.viewName(), unreadable.getMessage());
            return false;
        }
    }
}
