package app.passculture.data.orchestration.scheduler;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** A database that a node loses for good at a chosen write of steps: just before it, or just after it but before the answer. */
final class FailingDatabase extends DelegatingDataSource {

    private final AtomicInteger writes = new AtomicInteger();
    private final int fatal;
    private final Moment moment;
    private volatile boolean gone;

    /** On which side of the write the node dies. */
    enum Moment {
        BEFORE,
        AFTER
    }

    FailingDatabase(DataSource target, int fatal, Moment moment) {
        super(target);
        this.fatal = fatal;
        this.moment = moment;
    }

    void die() {
        gone = true;
    }

    boolean isGone() {
        return gone;
    }

    @Override
    public Connection getConnection() throws SQLException {
        check();
        return proxy(Connection.class, super.getConnection());
    }

    private void check() throws SQLException {
        if (gone) {
            throw new SQLTransientConnectionException("this node is dead");
        }
    }

    private <T> T proxy(Class<T> type, T target) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (_, method, arguments) -> {
                    if (!method.getName().equals("close") && !method.getName().equals("isClosed")) {
                        check();
                    }
                    try {
                        Object result = method.invoke(target, arguments);
                        boolean writes = method.getName().equals("prepareStatement")
                                && String.valueOf(arguments[0]).startsWith("-- Writes steps");
                        return writes ? dying((PreparedStatement) result) : result;
                    } catch (InvocationTargetException failure) {
                        throw failure.getTargetException();
                    }
                }));
    }

    private PreparedStatement dying(PreparedStatement target) {
        return (PreparedStatement) Proxy.newProxyInstance(
                PreparedStatement.class.getClassLoader(),
                new Class<?>[] {PreparedStatement.class},
                (_, method, arguments) -> {
                    try {
                        if (!method.getName().equals("executeQuery")) {
                            return method.invoke(target, arguments);
                        }
                        boolean last = writes.incrementAndGet() == fatal;
                        gone |= last && moment == Moment.BEFORE;
                        check();
                        Object answer = method.invoke(target, arguments);
                        gone |= last;
                        check();
                        return answer;
                    } catch (InvocationTargetException failure) {
                        throw failure.getTargetException();
                    }
                });
    }
}
