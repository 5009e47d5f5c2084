package app.passculture.data.orchestration.alert;

import app.passculture.data.orchestration.loop.RepeatingLoop;
import app.passculture.data.orchestration.pipeline.spec.Notice;
import app.passculture.data.orchestration.vault.Vault;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSender;

/** The beans of the alerts, which the nodes with the role "scheduler" deliver. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty(name = "orchestration.roles.scheduler", matchIfMissing = true)
class AlertConfiguration {

    @Bean
    RepeatingLoop alertLoop(
            JdbcClient database,
            Vault vault,
            AlertSettings settings,
            ObjectProvider<JavaMailSender> mail,
            MeterRegistry metrics) {
        Wording wording = new Wording(settings.pages());
        Posting posting = new Posting(vault);
        Map<Notice.Channel, Channel> channels = new EnumMap<>(Map.of(
                Notice.Channel.SLACK, new SlackChannel(posting, wording),
                Notice.Channel.WEBHOOK, new WebhookChannel(posting, wording)));
        mail.ifAvailable(
                server -> channels.put(Notice.Channel.EMAIL, new MailChannel(server, settings.sender(), wording)));
        AlertDelivery delivery = new AlertDelivery(new Outbox(database), channels, settings, metrics);
        return new RepeatingLoop("alerts", settings.interval(), delivery::deliverDue);
    }
}
