package app.passculture.data.orchestration.log.gcs;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where logs are when they are in a bucket.
 *
 * @param name of the bucket
 * @param prefix of the names of the objects
 * @param moment after which what was said is kept: so much of a log a crash of the node can lose
 * @param endpoint a Cloud Storage elsewhere than Google's, which asks for no credentials
 */
@ConfigurationProperties("tasks.bucket")
record BucketLogSettings(
        @DefaultValue("") String name,
        @DefaultValue("") String prefix,
        @DefaultValue("1s") Duration moment,
        @Nullable URI endpoint) {}
