package dev.mainstay.agent;

/**
 * Why an agent is no longer running.
 *
 * @param message one line for an administrator
 */
public record AgentEnd(Cause cause, String message) {

    /** Each with the exit code of the process. */
    public enum Cause {
        /** Asked to, by {@link Agent#close()}. */
        CLOSED(0),
        /** The host went down, or {@link Agent#kill()}: start a new agent on the same folder. */
        HOST_DOWN(1),
        BAD_CONFIG(2),
        ENROLMENT_REFUSED(3),
        KEY_UNREADABLE(4),
        /** The folder cannot be written, or another agent has it. */
        FOLDER_UNUSABLE(5),
        NO_PLATFORM(6),
        /** A fault of the agent itself. */
        FAULT(70);

        private final int exitCode;

        Cause(int exitCode) {
            this.exitCode = exitCode;
        }

        public int exitCode() {
            return exitCode;
        }
    }
}
