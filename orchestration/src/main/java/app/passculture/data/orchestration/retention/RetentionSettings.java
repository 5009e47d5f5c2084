package app.passculture.data.orchestration.retention;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long history is kept.
 *
 * @param runs runs of pipelines that say nothing themselves, with their tasks, outputs and logs, from the end of the run
 * @param audit who did what
 * @param alerts alerts that are delivered or given up
 * @param interval how often this is looked after
 */
@ConfigurationProperties("retention")
record RetentionSettings(
        @DefaultValue("365d") Duration runs,
        @DefaultValue("730d") Duration audit,
        @DefaultValue("30d") Duration alerts,
        @DefaultValue("1h") Duration interval) {}
