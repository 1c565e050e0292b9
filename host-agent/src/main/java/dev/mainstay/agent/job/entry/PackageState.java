package dev.mainstay.agent.job.entry;

import dev.mainstay.agent.platform.Hresult;
import org.jspecify.annotations.Nullable;

/** What the journal says of a job's package. */
public final class PackageState {

    private int calls;
    private boolean open;
    private boolean done;
    private @Nullable Hresult hresult;
    private String message = "";

    void apply(JobEntry entry) {
        if (entry instanceof JobEntry.PackageBegan) {
            open = true;
            calls++;
        } else if (entry instanceof JobEntry.PackageEnded ended) {
            open = false;
            done = ended.done();
            hresult = ended.hresult();
            message = ended.message();
        }
    }

    /** How often its program was run, or may have been. */
    public int calls() {
        return calls;
    }

    /** Whether it may have been run and nobody knows what came of it. */
    public boolean open() {
        return open;
    }

    /** Whether its program was run to its end and did not install it. */
    public boolean failed() {
        return calls > 0 && !open && !done;
    }

    /** What its program ended with, where it failed with a code. */
    @Nullable
    public Hresult hresult() {
        return hresult;
    }

    /**
     * Whether it failed with a code that passes by itself, or that nobody knows, and was not run too often for that. A
     * program that was ended because its time was over may have been in the middle of anything: that does not pass.
     *
     * @param most how often it is run in all for a code that passes
     */
    public boolean worthAnotherRun(int most) {
        return failed() && hresult != null && !hresult.equals(Hresult.WU_E_TIMEOUT) && calls < hresult.tries(most);
    }

    public boolean done() {
        return done;
    }

    public String message() {
        return message;
    }
}
