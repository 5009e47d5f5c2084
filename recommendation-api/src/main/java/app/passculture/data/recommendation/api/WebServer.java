package app.passculture.data.recommendation.api;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How Tomcat differs from its defaults where application.yaml cannot say it. */
@Configuration(proxyBeanMethods = false)
class WebServer {

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> contentTypesAsEver() {
        return factory -> factory.addEngineValves(new SpacedContentType());
    }

    /** Writes {@code text/html; charset=utf-8} with the space the first version had, which Tomcat always removes. */
    private static final class SpacedContentType extends ValveBase {

        SpacedContentType() {
            super(true);
        }

        @Override
        public void invoke(Request request, Response response) throws IOException, ServletException {
            getNext().invoke(request, response);
            var coyote = response.getCoyoteResponse();
            if (!response.isCommitted() && "text/html;charset=utf-8".equals(coyote.getContentType())) {
                coyote.setContentType(null);
                coyote.getMimeHeaders().setValue("Content-Type").setString("text/html; charset=utf-8");
            }
        }
    }
}
