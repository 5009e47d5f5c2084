package app.passculture.data.orchestration;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The scheduler with its REST API and pages, as one process. */
@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
public class OrchestrationServer {

    public static void main(String[] arguments) {
        SpringApplication.run(OrchestrationServer.class, arguments);
    }
}
