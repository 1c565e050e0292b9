package dev.mainstay.messaging.outbox;

import dev.mainstay.embedded.Login;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import javax.sql.DataSource;

/** A relay in a JVM of its own, which dies at once when it has all acknowledgements and is about to commit the delete. */
final class RelayKilledBeforeDelete {
    static final int EXIT_CODE = 137;

    private RelayKilledBeforeDelete() {}

    public static void main(String[] args) throws Exception {
        DataSource real = RelayTest.dataSource(new Login(args[0], args[1], System.getenv("PASSWORD")));
        DataSource deadly = proxy(DataSource.class, real, "getConnection", () -> deadlyConnection(real));
        RelayTest.relay(deadly, args[2], 2000, 1 << 20).sendBatch();
        throw new IllegalStateException("still alive");
    }

    private static Connection deadlyConnection(DataSource real) throws Exception {
        return proxy(Connection.class, real.getConnection(), "commit", () -> {
            Runtime.getRuntime().halt(EXIT_CODE);
            return EXIT_CODE;
        });
    }

    private static <T> T proxy(
            Class<T> type, T target, String method, java.util.concurrent.Callable<? extends Object> instead) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader() == null ? RelayTest.class.getClassLoader() : type.getClassLoader(),
                new Class<?>[] {type},
                (self, called, arguments) -> {
                    if (called.getName().equals(method)) {
                        return instead.call();
                    }
                    try {
                        return called.invoke(target, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause() == null ? e : e.getCause();
                    }
                }));
    }
}
