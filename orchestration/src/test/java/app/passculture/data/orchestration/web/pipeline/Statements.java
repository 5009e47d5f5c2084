package app.passculture.data.orchestration.web.pipeline;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Remembers which statements were prepared while requests were answered; what the scheduler does by itself is not among them. */
final class Statements implements BeanPostProcessor {

    private final Set<String> heard = new ConcurrentSkipListSet<>();

    void forget() {
        heard.clear();
    }

    Set<String> heard() {
        return new TreeSet<>(heard);
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource source ? new Listening(source) : bean;
    }

    private final class Listening extends DelegatingDataSource {
        Listening(DataSource source) {
            super(source);
        }

        @Override
        public Connection getConnection() throws SQLException {
            Connection connection = super.getConnection();
            return (Connection) Proxy.newProxyInstance(
                    Statements.class.getClassLoader(), new Class<?>[] {Connection.class}, (_, method, arguments) -> {
                        if (method.getName().equals("prepareStatement")
                                && Thread.currentThread().getName().startsWith("tomcat-handler")) {
                            heard.add((String) arguments[0]);
                        }
                        try {
                            return method.invoke(connection, arguments);
                        } catch (InvocationTargetException thrown) {
                            throw thrown.getCause();
                        }
                    });
        }
    }
}
