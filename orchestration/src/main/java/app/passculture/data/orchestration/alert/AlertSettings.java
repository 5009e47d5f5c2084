package app.passculture.data.orchestration.alert;

import jakarta.validation.constraints.Min;
import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How alerts are delivered.
 *
 * @param pages the address of our pages, for links
 * @param sender who mail is from
 * @param tries how often a delivery is tried before it is given up
 * @param firstDelay how long after the first try; it doubles each time
 * @param longestDelay the cap of that
 * @param interval how often this node looks whether there is something to deliver
 */
@Validated
@ConfigurationProperties("alerts")
record AlertSettings(
        @DefaultValue("http://localhost:8080") URI pages,
        @DefaultValue("orchestration@localhost") String sender,
        @DefaultValue("12") @Min(1) int tries,
        @DefaultValue("10s") Duration firstDelay,
        @DefaultValue("30m") Duration longestDelay,
        @DefaultValue("5s") Duration interval) {

    /** How long to wait after so many tries. */
    Duration delay(int tries) {
        long factor = 1L << Math.min(tries - 1, 30);
        Duration grown = firstDelay.multipliedBy(factor);
        return grown.compareTo(longestDelay) > 0 ? longestDelay : grown;
    }
}
