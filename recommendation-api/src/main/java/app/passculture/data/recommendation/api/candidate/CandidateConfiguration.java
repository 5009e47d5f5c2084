package app.passculture.data.recommendation.api.candidate;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class CandidateConfiguration {
    private static final int CONNECT_SECONDS = 5;

    @Bean
    Snapshots snapshots() {
        return new Snapshots();
    }

    @Bean
    SnapshotMeters snapshotMeters(MeterRegistry registry, Snapshots snapshots, Clock clock) {
        return new SnapshotMeters(registry, snapshots, clock);
    }

    @Bean
    SnapshotHealth snapshotHealthIndicator(Snapshots snapshots) {
        return new SnapshotHealth(snapshots);
    }

    @Bean
    SnapshotReader snapshotReader(DataSource source, SnapshotSettings settings, Clock clock) {
        return new SnapshotReader(source, settings, clock);
    }

    @Bean
    SnapshotRefresh snapshotRefresh(
            SnapshotReader reader,
            Snapshots snapshots,
            SnapshotSettings settings,
            SnapshotMeters meters,
            ApplicationEventPublisher events) {
        return new SnapshotRefresh(
                reader, snapshots, new LastGoodCopy(settings, meters), settings, meters, events::publishEvent);
    }

    @Bean
    SnapshotSchedule snapshotSchedule(SnapshotRefresh refresh, SnapshotSettings settings) {
        return new SnapshotSchedule(refresh, settings);
    }

    @Bean
    DataVersionListener dataVersionListener(JdbcConnectionDetails database, SnapshotSchedule schedule) {
        return new DataVersionListener(unpooled(database), schedule::wake);
    }

    /** The pool would count a connection that only listens as leaked. */
    private static DataSource unpooled(JdbcConnectionDetails database) {
        var source = new PGSimpleDataSource();
        source.setUrl(database.getJdbcUrl());
        source.setUser(database.getUsername());
        source.setPassword(database.getPassword());
        source.setConnectTimeout(CONNECT_SECONDS);
        source.setTcpKeepAlive(true);
        source.setApplicationName("recommendation-api data version listener");
        return source;
    }
}
