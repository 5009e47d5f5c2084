package app.passculture.data.recommendation.db.load;

import app.passculture.data.recommendation.db.refresh.RefreshReport;
import java.util.List;

/** A load that readers now see. */
public record LoadReport(List<LoadedTable> tables, RefreshReport refresh) {
    public LoadReport {
        tables = List.copyOf(tables);
    }
}
