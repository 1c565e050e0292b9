package dev.mainstay.agent.windows.update;

import dev.mainstay.agent.platform.Hresult;
import dev.mainstay.agent.platform.UpdateId;
import dev.mainstay.agent.platform.WindowsUpdate.HistoryEntry;
import dev.mainstay.agent.platform.WindowsUpdate.Operation;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Consumer;

/** Reader of the update history: who installed what, this agent or somebody else. */
final class History {

    private static final int IN_PROGRESS = 1;
    private static final int UNINSTALLATION = 2;

    private final UpdateSession session;

    History(UpdateSession session) {
        this.session = session;
    }

    /** The latest entries first. */
    void read(int most, Consumer<HistoryEntry> each) throws ComException {
        try (ComObject searcher = session.searcher()) {
            int count = Math.min(most, searcher.callNumber("GetTotalHistoryCount"));
            if (count == 0) {
                return; // QueryHistory does not take a count of 0
            }
            try (ComObject entries = searcher.call("QueryHistory", 0, count)) {
                int there = entries.number("Count");
                for (int i = 0; i < there; i++) {
                    try (ComObject entry = entries.item(i)) {
                        if (entry.number("ResultCode") != IN_PROGRESS) {
                            each.accept(read(entry));
                        }
                    }
                }
            }
        }
    }

    private static HistoryEntry read(ComObject entry) throws ComException {
        int hresult = entry.number("HResult");
        UpdateId id;
        try (ComObject identity = entry.object("UpdateIdentity")) {
            id = new UpdateId(UUID.fromString(identity.text("UpdateID")), identity.number("RevisionNumber"));
        }
        return new HistoryEntry(
                id,
                entry.text("Title"),
                entry.number("Operation") == UNINSTALLATION ? Operation.UNINSTALLATION : Operation.INSTALLATION,
                UpdateJob.code(entry.number("ResultCode")),
                hresult == 0 ? null : new Hresult(hresult),
                entry.instant("Date").orElse(Instant.EPOCH),
                entry.text("ClientApplicationID"));
    }
}
