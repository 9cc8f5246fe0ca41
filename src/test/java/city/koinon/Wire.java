package city.koinon;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * The wire between the house of the tests and its database. It tells how much went over it, and it can be cut before any statement, as if
 * the plug had been pulled there. Both only for the thread that asks: the house has others.
 */
public final class Wire {

    /** What one thread sends while it is watched. */
    private static final class Meter {
        private final int end;
        private int sent;

        Meter(int end) {
            this.end = end;
        }

        /** Nothing goes through after the cut, not even what the work would do to make up for it. */
        void passes() throws SQLException {
            if (++sent >= end) {
                throw new SQLException("The plug was pulled");
            }
        }
    }

    private static final ThreadLocal<@Nullable Meter> METER = new ThreadLocal<>();

    private Wire() {}

    /** How many statements and commits the work sends. */
    public static int count(Runnable work) {
        return watched(work, Integer.MAX_VALUE);
    }

    /** Does the work until its n-th statement, which is not done any more. */
    public static void cutAt(int n, Runnable work) {
        try {
            watched(work, n);
        } catch (RuntimeException pulled) {
            // as the process would have ended
        }
    }

    private static int watched(Runnable work, int end) {
        var meter = new Meter(end);
        METER.set(meter);
        try {
            work.run();
        } finally {
            METER.remove();
        }
        return meter.sent;
    }

    @Bean
    static BeanPostProcessor wireToTheDatabase() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof DataSource database && name.equals("application") ? new Plugged(database) : bean;
            }
        };
    }

    private static final class Plugged extends DelegatingDataSource {

        Plugged(DataSource database) {
            super(database);
        }

        @Override
        public Connection getConnection() throws SQLException {
            var connection = super.getConnection();
            var meter = METER.get();
            return meter == null ? connection : through(meter, Connection.class, connection);
        }

        private static <T> T through(Meter meter, Class<T> type, T real) {
            return type.cast(Proxy.newProxyInstance(
                    Wire.class.getClassLoader(), new Class<?>[] {type}, (self, method, args) -> {
                        var name = method.getName();
                        if (name.startsWith("execute") || name.equals("commit")) {
                            meter.passes();
                        }
                        try {
                            return switch (method.invoke(real, args)) {
                                case PreparedStatement statement -> through(meter, PreparedStatement.class, statement);
                                case Statement statement -> through(meter, Statement.class, statement);
                                case Object other -> other;
                                case null -> null;
                            };
                        } catch (InvocationTargetException failure) {
                            throw failure.getCause();
                        }
                    }));
        }
    }
}
