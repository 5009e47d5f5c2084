package app.passculture.data.orchestration.log.gcs;

import com.google.cloud.NoCredentials;
import com.google.cloud.storage.Storage;
import com.google.cloud.storage.StorageOptions;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Keeps the logs in a bucket where the settings name one. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("tasks.bucket.name")
class BucketLogConfiguration {

    @Bean
    BucketLogStore bucketLogStore(BucketLogSettings settings) {
        return new BucketLogStore(
                storage(settings.endpoint()), settings.name(), settings.prefix(), settings.moment(), UUID::randomUUID);
    }

    private static Storage storage(@Nullable URI endpoint) {
        if (endpoint == null) {
            return StorageOptions.getDefaultInstance().getService();
        }
        return StorageOptions.newBuilder()
                .setHost(endpoint.toString())
                .setProjectId("logs")
                .setCredentials(NoCredentials.getInstance())
                .build()
                .getService();
    }
}
