package dev.mainstay.local.windows;

import dev.mainstay.agent.platform.Hresult;

/** What goes wrong on a simulated machine, on order. */
public sealed interface Fault {

    /** Not counted down. */
    int ALWAYS = Integer.MAX_VALUE;

    /** The first {@code times} install calls are refused as a whole. */
    record RefuseInstall(Hresult hresult, int times) implements Fault {}

    /** The first {@code times} updates to be installed fail. */
    record FailInstall(Hresult hresult, int times) implements Fault {}

    /** In the middle of the first {@code times} installs the machine goes down by itself. */
    record CrashInInstall(int times) implements Fault {}

    /** Every install takes that many times as long. */
    record SlowInstall(int factor) implements Fault {}

    /** The workload does not become healthy after a restore. */
    record Unhealthy() implements Fault {}

    /** The machine's pool says that it cannot spare it. */
    record PoolNotReady() implements Fault {}

    /** A copy of the machine speaks with its key too: every other scan, and what is asked until the next, is the copy's. */
    record Cloned() implements Fault {}

    /**
     * Reads {@code refuse-install:0x80240016:1}, {@code fail-install:0x80070643:always}, {@code crash-in-install:1},
     * {@code slow-install:4}, {@code unhealthy}, {@code pool-not-ready}, {@code cloned}.
     *
     * @throws IllegalArgumentException if it is none of these
     */
    static Fault parse(String text) {
        String[] parts = text.split(":", -1);
        return switch (parts[0] + "/" + parts.length) {
            case "refuse-install/3" -> new RefuseInstall(Hresult.parse(parts[1]), times(parts[2]));
            case "fail-install/3" -> new FailInstall(Hresult.parse(parts[1]), times(parts[2]));
            case "crash-in-install/2" -> new CrashInInstall(times(parts[1]));
            case "slow-install/2" -> new SlowInstall(times(parts[1]));
            case "unhealthy/1" -> new Unhealthy();
            case "pool-not-ready/1" -> new PoolNotReady();
            case "cloned/1" -> new Cloned();
            default -> throw new IllegalArgumentException("Not a simulated fault: " + text);
        };
    }

    private static int times(String text) {
        return "always".equals(text) ? ALWAYS : Integer.parseInt(text);
    }

    /** The fault as {@link #parse} reads it. */
    default String text() {
        return switch (this) {
            case RefuseInstall fault -> "refuse-install:" + fault.hresult() + ":" + text(fault.times());
            case FailInstall fault -> "fail-install:" + fault.hresult() + ":" + text(fault.times());
            case CrashInInstall fault -> "crash-in-install:" + text(fault.times());
            case SlowInstall fault -> "slow-install:" + fault.factor();
            case Unhealthy fault -> "unhealthy";
            case PoolNotReady fault -> "pool-not-ready";
            case Cloned fault -> "cloned";
        };
    }

    private static String text(int times) {
        return times == ALWAYS ? "always" : Integer.toString(times);
    }
}
