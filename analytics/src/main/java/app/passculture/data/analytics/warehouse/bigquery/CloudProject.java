package app.passculture.data.analytics.warehouse.bigquery;

import com.google.cloud.NoCredentials;
import com.google.cloud.ServiceOptions;
import com.google.cloud.bigquery.BigQuery;
import com.google.cloud.bigquery.BigQueryOptions;
import com.google.cloud.storage.Storage;
import com.google.cloud.storage.StorageOptions;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Whose warehouse it is and where it is. Without addresses of its own these are Google's, asked with the credentials of the machine; with
 * addresses they are endpoints of this machine, asked without credentials and only once: they are there or not.
 */
public record CloudProject(
        String project,
        String location,
        @Nullable URI bigQuery,
        @Nullable URI storage) {

    public CloudProject {
        if (project.isBlank() || location.isBlank()) {
            throw new IllegalArgumentException(
                    "A project and a location are needed, not '%s' and '%s'".formatted(project, location));
        }
    }

    public static CloudProject of(String project, String location) {
        return new CloudProject(project, location, null, null);
    }

    BigQuery bigQueryClient() {
        BigQueryOptions.Builder options =
                BigQueryOptions.newBuilder().setProjectId(project).setLocation(location);
        options.setUseInt64Timestamps(true);
        if (bigQuery != null) {
            options.setHost(bigQuery.toString())
                    .setCredentials(NoCredentials.getInstance())
                    .setRetrySettings(ServiceOptions.getNoRetrySettings());
        }
        return options.build().getService();
    }

    Storage storageClient() {
        StorageOptions.Builder options = StorageOptions.newBuilder().setProjectId(project);
        if (storage != null) {
            options.setHost(storage.toString())
                    .setCredentials(NoCredentials.getInstance())
                    .setRetrySettings(ServiceOptions.getNoRetrySettings());
        }
        return options.build().getService();
    }
}
