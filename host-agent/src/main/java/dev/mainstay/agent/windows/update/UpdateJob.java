package dev.mainstay.agent.windows.update;

import dev.mainstay.agent.platform.Hresult;
import dev.mainstay.agent.platform.Progress;
import dev.mainstay.agent.platform.UpdateId;
import dev.mainstay.agent.platform.WindowsUpdate.ResultCode;
import dev.mainstay.agent.platform.WindowsUpdate.UpdateResult;
import dev.mainstay.agent.windows.update.UpdateWork.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * A download, installation or uninstallation under way: IDownloadJob, IInstallationJob. WUA works on it with threads of
 * its own; this one asks it now and then how far it is.
 */
final class UpdateJob implements AutoCloseable {

    private static final long LOOK_EVERY_MILLIS = 200;

    private final Kind kind;
    private final List<UpdateId> updates;
    private final List<String> titles;
    private final ComObject worker;
    private final ComObject job;

    private UpdateJob(Kind kind, List<UpdateId> updates, List<String> titles, ComObject worker, ComObject job) {
        this.kind = kind;
        this.updates = updates;
        this.titles = titles;
        this.worker = worker;
        this.job = job;
    }

    /** WUA did not begin: nothing has happened. */
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;
        private final transient ComException why;

        Refused(ComException why) {
            super(why.getMessage(), null, false, false);
            this.why = why;
        }

        ComException why() {
            return why;
        }
    }

    static UpdateJob begin(UpdateSession session, Kind kind, List<UpdateId> updates, OrderedUpdates ordered)
            throws Refused {
        ComObject worker = null;
        try (ComObject collection = ordered.collection(session.com(), updates)) {
            worker = kind == Kind.DOWNLOAD ? session.downloader() : session.installer();
            if (kind != Kind.DOWNLOAD) {
                prepare(worker);
            }
            worker.put("Updates", collection);
            List<String> titles = new ArrayList<>();
            for (UpdateId update : updates) {
                titles.add(ordered.find(update).orElseThrow().text("Title"));
            }
            ComObject job = worker.call("Begin" + kind.verb, NoOpCallback.pointer(), NoOpCallback.pointer(), null);
            return new UpdateJob(kind, updates, titles, worker, job);
        } catch (ComException e) {
            if (worker != null) {
                worker.close();
            }
            throw new Refused(e);
        }
    }

    private static void prepare(ComObject installer) throws ComException {
        if (installer.flag("IsBusy") || installer.flag("RebootRequiredBeforeInstallation")) {
            throw new ComException(Hresult.WU_E_INSTALL_NOT_ALLOWED, "IUpdateInstaller");
        }
        installer.put("AllowSourcePrompts", false);
        try {
            installer.put("ForceQuiet", true); // IUpdateInstaller2
        } catch (ComException e) {
            if (!e.unknownMember()) {
                throw e;
            }
        }
    }

    /**
     * Waits for the end.
     *
     * @param before how many updates of the whole order came before these
     * @param all how many the whole order has
     */
    List<UpdateResult> finish(int before, int all, Progress progress, BooleanSupplier abort) throws ComException {
        boolean abortTold = false;
        while (!job.flag("IsCompleted")) {
            if (!abortTold && abort.getAsBoolean()) {
                job.run("RequestAbort");
                abortTold = true;
            }
            tell(before, all, progress);
            pause();
        }
        List<UpdateResult> results = new ArrayList<>();
        try (ComObject result = worker.call("End" + kind.verb, job)) {
            for (int i = 0; i < updates.size(); i++) {
                try (ComObject one = result.call("GetUpdateResult", i)) {
                    results.add(read(updates.get(i), one));
                }
            }
        }
        job.run("CleanUp");
        return results;
    }

    private void tell(int before, int all, Progress progress) throws ComException {
        try (ComObject now = job.call("GetProgress")) {
            int percent = (before * 100 + now.number("PercentComplete") * updates.size()) / all;
            int current = Math.min(Math.max(now.number("CurrentUpdateIndex"), 0), updates.size() - 1);
            progress.at(percent, kind.verb + " " + (before + current + 1) + "/" + all + ": " + titles.get(current));
        }
    }

    private UpdateResult read(UpdateId update, ComObject result) throws ComException {
        int hresult = result.number("HResult");
        return new UpdateResult(
                update,
                code(result.number("ResultCode")),
                hresult == 0 ? null : new Hresult(hresult),
                kind != Kind.DOWNLOAD && result.flag("RebootRequired"));
    }

    /** OperationResultCode; 1, InProgress, is not possible at the end and counts as not done. */
    static ResultCode code(int code) {
        return switch (code) {
            case 2 -> ResultCode.SUCCEEDED;
            case 3 -> ResultCode.SUCCEEDED_WITH_ERRORS;
            case 4 -> ResultCode.FAILED;
            case 5 -> ResultCode.ABORTED;
            default -> ResultCode.NOT_STARTED;
        };
    }

    private static void pause() {
        try {
            Thread.sleep(LOOK_EVERY_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // nobody interrupts a worker; its end is its process's
        }
    }

    @Override
    public void close() {
        job.close();
        worker.close();
    }
}
