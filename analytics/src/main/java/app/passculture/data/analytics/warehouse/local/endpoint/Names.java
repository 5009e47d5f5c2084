package app.passculture.data.analytics.warehouse.local.endpoint;

import app.passculture.data.analytics.warehouse.DatasetName;
import app.passculture.data.analytics.warehouse.TableName;
import com.google.api.services.bigquery.model.DatasetReference;
import com.google.api.services.bigquery.model.TableReference;

/** Names as the API writes them; one without project is of the project that was asked. */
final class Names {

    private Names() {}

    static TableName table(TableReference wire, String project) {
        return new TableName(
                wire.getProjectId() == null ? project : wire.getProjectId(), wire.getDatasetId(), wire.getTableId());
    }

    static TableReference table(TableName name) {
        return new TableReference()
                .setProjectId(name.project())
                .setDatasetId(name.dataset())
                .setTableId(name.table());
    }

    static DatasetName dataset(DatasetReference wire, String project) {
        return new DatasetName(wire.getProjectId() == null ? project : wire.getProjectId(), wire.getDatasetId());
    }

    static DatasetReference dataset(DatasetName name) {
        return new DatasetReference().setProjectId(name.project()).setDatasetId(name.dataset());
    }
}
