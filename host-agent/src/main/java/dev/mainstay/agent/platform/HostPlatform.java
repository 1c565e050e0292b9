package dev.mainstay.agent.platform;

import java.util.Optional;

/**
 * The host, as far as the agent may touch it: a small closed vocabulary, no command lines.
 *
 * <p>Every call blocks and keeps to the timeout it is given (giving up is an {@link Answer.Failed} with
 * {@link Hresult#WU_E_TIMEOUT}). What can go wrong on a host is a value, never an exception. A call may end in {@link
 * HostDown} when the host goes down under it. One thread calls at a time, but any thread may be that one, and {@link
 * Thread#interrupt()} asks a call to give up early.
 */
public interface HostPlatform {

    /** Whether this is not a real Windows. Everything it reports is then labelled so. */
    boolean simulated();

    /** What is on the host. Reads only. */
    Inventory inventory();

    /** The host's Windows Update Agent. */
    WindowsUpdate windowsUpdate();

    /** The server product whose service the host gives to others. */
    Workload workload();

    /** Takes the host down and up again. */
    Restart restart();

    /** Packages from beside the Windows Update Agent; empty where the platform installs none. */
    default Optional<Packages> packages() {
        return Optional.empty();
    }
}
