package dev.mainstay.agent.job;

/** What the journal says of a job's package. */
final class PackageState {

    private int calls;
    private boolean open;
    private boolean done;
    private String message = "";

    void apply(JobEntry entry) {
        if (entry instanceof JobEntry.PackageBegan) {
            open = true;
            calls++;
        } else if (entry instanceof JobEntry.PackageEnded ended) {
            open = false;
            done = ended.done();
            message = ended.message();
        }
    }

    /** How often its program was run, or may have been. */
    int calls() {
        return calls;
    }

    /** Whether it may have been run and nobody knows what came of it. */
    boolean open() {
        return open;
    }

    /** Whether its program was run to its end and did not install it. */
    boolean failed() {
        return calls > 0 && !open && !done;
    }

    boolean done() {
        return done;
    }

    String message() {
        return message;
    }
}
