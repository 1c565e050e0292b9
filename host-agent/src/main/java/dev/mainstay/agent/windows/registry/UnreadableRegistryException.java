package dev.mainstay.agent.windows.registry;

import dev.mainstay.agent.platform.Failure;
import dev.mainstay.agent.platform.Win32;

/** A key or value is there, or may be, and could not be read. */
public final class UnreadableRegistryException extends Exception {

    private static final long serialVersionUID = 1L;

    private final int error;

    /**
     * What could not be read, and why.
     *
     * @param error Win32 error, 5 is ERROR_ACCESS_DENIED
     */
    public UnreadableRegistryException(String path, int error) {
        super("HKEY_LOCAL_MACHINE\\" + path + " cannot be read");
        this.error = error;
    }

    public Failure failure() {
        return Win32.failure(error, String.valueOf(getMessage()));
    }
}
