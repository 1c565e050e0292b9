package dev.mainstay.local.launcher;

/** One of the processes that make up a local run. One thread at a time starts, stops or kills it. */
public interface Child {

    /** Its name, as logs and pid files have it. */
    String name();

    /** Process id while it runs, 0 before the first start. */
    long pid();

    /** TCP port it listens on, 0 for none. */
    int port();

    boolean alive();

    /**
     * Starts it and waits until it is ready. May be called again when it has ended: it comes back on the same port with the
     * same data.
     *
     * @throws ChildNotStartedException with what to look at, if it does not become ready
     */
    void start();

    /** Ends it in order, by force if that takes too long; nothing happens when it does not run. */
    void stop();

    /** Ends it as a power cut would. */
    void kill();
}
