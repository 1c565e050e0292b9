package dev.mainstay.embedded;

/** A server in a child JVM that can be stopped, killed and brought back on the same port with the same data. */
public interface ServerProcess extends AutoCloseable {
    int port();

    long pid();

    boolean isAlive();

    /** Ends it cleanly. */
    void stop();

    /** Ends it as a power cut would. */
    void kill();

    /** Brings it back on the same port and data; stops it first if it still runs. */
    void restart();

    @Override
    default void close() {
        stop();
    }
}
