package dev.mainstay.agent.windows.update;

import dev.mainstay.agent.platform.Failure;
import dev.mainstay.agent.platform.Hresult;
import dev.mainstay.agent.platform.Update;
import dev.mainstay.agent.platform.UpdateState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A search for all updates in one state. */
final class Scan {

    private static final int SUCCEEDED = 2;
    private static final int SUCCEEDED_WITH_ERRORS = 3;
    private static final int MOST_WARNINGS_TOLD = 5;

    private final UpdateSession session;

    Scan(UpdateSession session) {
        this.session = session;
    }

    /**
     * Searches and reads.
     *
     * @param each receives every update found
     * @return why the search left something out; empty when it did not
     */
    Optional<Failure> of(UpdateState state, Consumer<Update> each) throws ComException {
        return session.search(Criteria.of(state), result -> {
            int code = result.number("ResultCode");
            List<Failure> warnings = warnings(result);
            if (code == SUCCEEDED || code == SUCCEEDED_WITH_ERRORS) {
                int unreadable = read(result, state, each, warnings);
                return code == SUCCEEDED && unreadable == 0 ? Optional.empty() : Optional.of(summary(warnings));
            }
            throw new ComException(
                    warnings.isEmpty() ? Failure.of("the search ended with result code " + code) : summary(warnings));
        });
    }

    /** Reads one after the other; one that cannot be read is left out, which makes the search incomplete. */
    private static int read(ComObject result, UpdateState state, Consumer<Update> each, List<Failure> warnings)
            throws ComException {
        int unreadable = 0;
        try (ComObject updates = result.object("Updates")) {
            int count = updates.number("Count");
            for (int i = 0; i < count; i++) {
                try (ComObject update = updates.item(i)) {
                    // Whether one that waits for a restart counts as installed differs; here it is a state of its own.
                    if (state == UpdateState.INSTALLED_PENDING_REBOOT || !UpdateReader.waitsForRestart(update)) {
                        each.accept(UpdateReader.read(update));
                    }
                } catch (ComException | IllegalStateException | IllegalArgumentException e) {
                    unreadable++;
                    warnings.add(
                            e instanceof ComException failure
                                    ? failure.failure()
                                    : Failure.of("an update that cannot be read: " + e.getMessage()));
                }
            }
            if (unreadable > 0 && unreadable == count) {
                throw new ComException(summary(warnings)); // as when the service went away under the search
            }
        }
        return unreadable;
    }

    /** IUpdateException: what the search had to leave out. */
    private static List<Failure> warnings(ComObject result) throws ComException {
        List<Failure> all = new ArrayList<>();
        try (ComObject warnings = result.object("Warnings")) {
            int count = warnings.number("Count");
            for (int i = 0; i < count; i++) {
                try (ComObject warning = warnings.item(i)) {
                    Hresult hresult = new Hresult(warning.number("HResult"));
                    all.add(new Failure(hresult, hresult.symbol() + " " + warning.text("Message")));
                }
            }
        }
        return all;
    }

    private static Failure summary(List<Failure> warnings) {
        if (warnings.isEmpty()) {
            return Failure.of("the search succeeded with errors and did not say which");
        }
        StringBuilder message = new StringBuilder("incomplete: ");
        for (Failure warning : warnings.subList(0, Math.min(MOST_WARNINGS_TOLD, warnings.size()))) {
            message.append(warning.message().strip()).append("; ");
        }
        message.append(warnings.size()).append(" in all");
        return new Failure(warnings.get(0).hresult(), message.toString());
    }
}
