package dev.mainstay.agent.windows.update;

import dev.mainstay.agent.platform.Failure;
import dev.mainstay.agent.platform.Hresult;
import dev.mainstay.agent.platform.Progress;
import dev.mainstay.agent.platform.UpdateId;
import dev.mainstay.agent.platform.WindowsUpdate.ResultCode;
import dev.mainstay.agent.platform.WindowsUpdate.UpdateResult;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Download, installation or removal of exactly the updates of an order. */
final class UpdateWork {

    /** What is done, as the members of IUpdateDownloader and IUpdateInstaller call it. */
    enum Kind {
        DOWNLOAD("Download"),
        INSTALL("Install"),
        UNINSTALL("Uninstall");

        final String verb;

        Kind(String verb) {
            this.verb = verb;
        }
    }

    private final UpdateSession session;
    private final Progress progress;
    private final BooleanSupplier abort;

    /**
     * Work that tells how far it is.
     *
     * @param abort asked every now and then; once true, what is in hand is finished and nothing else begun
     */
    UpdateWork(UpdateSession session, Progress progress, BooleanSupplier abort) {
        this.session = session;
        this.progress = progress;
        this.abort = abort;
    }

    /** One result for each update, in the order given. A failure says that none was begun, or that nobody can tell. */
    List<UpdateResult> run(Kind kind, List<UpdateId> updates) throws ComException {
        if (session.offline()) {
            throw new ComException(Failure.of("an offline scan package has nothing to download or install"));
        }
        return session.search(Criteria.of(updates), result -> {
            try (OrderedUpdates ordered = new OrderedUpdates(result)) {
                return run(kind, updates, ordered);
            }
        });
    }

    private List<UpdateResult> run(Kind kind, List<UpdateId> updates, OrderedUpdates ordered) throws ComException {
        Map<UpdateId, UpdateResult> results = new HashMap<>();
        List<UpdateId> open = new ArrayList<>();
        for (UpdateId update : updates) {
            Optional<UpdateResult> known = SettledUpdates.result(kind, update, ordered);
            known.ifPresentOrElse(result -> results.put(update, result), () -> open.add(update));
        }
        boolean begun = false;
        Hresult refusal = null;
        for (List<UpdateId> group : kind == Kind.DOWNLOAD && !open.isEmpty() ? List.of(open) : ordered.groups(open)) {
            if (refusal == null && abort.getAsBoolean()) {
                refusal = Hresult.WU_E_CALL_CANCELLED;
            }
            if (refusal == null) {
                try (UpdateJob job = UpdateJob.begin(session, kind, group, ordered)) {
                    begun = true;
                    int before = updates.size() - open.size() + open.indexOf(group.get(0));
                    job.finish(before, updates.size(), progress, abort)
                            .forEach(result -> results.put(result.update(), result));
                } catch (UpdateJob.Refused e) {
                    if (!begun) {
                        throw e.why();
                    }
                    refusal = e.why().hresult();
                }
            }
            for (UpdateId update : group) {
                results.putIfAbsent(update, notStarted(update, refusal));
            }
        }
        progress.at(100, kind.verb + " has ended");
        List<UpdateResult> inOrder = new ArrayList<>();
        for (UpdateId update : updates) {
            inOrder.add(results.getOrDefault(update, notStarted(update, null)));
        }
        return inOrder;
    }

    private static UpdateResult notStarted(UpdateId update, @Nullable Hresult why) {
        return new UpdateResult(update, ResultCode.NOT_STARTED, why, false);
    }
}
