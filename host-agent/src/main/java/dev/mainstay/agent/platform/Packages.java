package dev.mainstay.agent.platform;

import java.time.Duration;

/**
 * Packages that do not come through the Windows Update Agent. They lie in a folder or share that the host's own
 * configuration names; an order says which by name, size and hash, and never what to run or with which switches.
 */
public interface Packages {

    /** Copies the package into the agent's own folder and checks it there. Changes nothing else; may be repeated. */
    Answer<Boolean> check(PackageFile file, Duration timeout);

    /** Whether the package's program is at work: an agent that dies leaves it running. */
    Answer<Boolean> running(PackageFile file);

    /**
     * Checks a SQL Server patch package and installs it on one instance of this host.
     *
     * @param instance MSSQLSERVER for the default instance
     */
    Answer<Installed> patchSqlServer(PackageFile file, String instance, Progress progress, Duration timeout);

    /** Checks a cumulative update installer of Lync Server or Skype for Business Server and runs it. */
    Answer<Installed> updateLync(PackageFile file, Progress progress, Duration timeout);

    /**
     * A package.
     *
     * @param name file name without a folder, {@code SQLServer2012-KB4018073-x64-ENU.exe}
     * @param sizeBytes of the whole file
     * @param sha256 64 hexadecimal digits
     */
    record PackageFile(String name, long sizeBytes, String sha256) {}

    /**
     * The package is installed.
     *
     * @param restartNeeded its program asked for a restart
     * @param message what its own log says in short; empty when that could not be read
     */
    record Installed(boolean restartNeeded, String message) {}
}
