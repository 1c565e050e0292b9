package dev.mainstay.agent.platform;

/** Told by a long call how far it is. Returns at once; called on any thread. */
@FunctionalInterface
public interface Progress {

    /**
     * Says how far the call is.
     *
     * @param percent 0 to 100 of the whole call
     * @param message what is being done now, for an administrator
     */
    void at(int percent, String message);
}
