package dev.mainstay.agent.platform;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The Windows Update Agent: search, download, install. It alone says what applies to the host. */
public interface WindowsUpdate {

    /** All updates in one state. Reads only; on a real host it takes minutes. */
    Answer<Found> search(UpdateState state, Duration timeout);

    /**
     * Brings the files of the updates to the host. May be called again at any time: what is there already is not fetched
     * again. One result for each update asked for, in the order asked.
     */
    Answer<List<UpdateResult>> download(List<UpdateId> updates, Progress progress, Duration timeout);

    /**
     * Installs exactly these updates, one after the other in the order given. Not repeated lightly: whoever does not know
     * how an earlier call ended first searches for what is installed now. One result for each update asked for, in the
     * order asked. {@link Answer.Failed} says that none was begun, or that nobody can tell which were.
     */
    Answer<List<UpdateResult>> install(List<UpdateId> updates, Progress progress, Duration timeout);

    /**
     * Takes updates off the host again, where they can be ({@code IUpdate.IsUninstallable}); one that cannot has FAILED
     * with {@link Hresult#WU_E_UNINSTALL_NOT_ALLOWED}. Otherwise like {@link #install}.
     */
    default Answer<List<UpdateResult>> uninstall(List<UpdateId> updates, Progress progress, Duration timeout) {
        return Answer.failed(Failure.of("this platform uninstalls nothing"));
    }

    /**
     * Accepts the licence terms of updates for those who ordered them and accepted them there. Nothing else ever does: an
     * update whose terms are not accepted is neither downloaded nor installed ({@link Hresult#WU_E_EULAS_DECLINED}).
     *
     * @return the updates whose terms were accepted by this call; those accepted before are not among them
     */
    default Answer<List<UpdateId>> acceptEulas(List<UpdateId> updates, Duration timeout) {
        return Answer.failed(Failure.of("this platform knows no licence terms"));
    }

    /** What was installed and uninstalled through the Windows Update Agent, by whomever; the latest first. Reads only. */
    default Answer<List<HistoryEntry>> history(int most, Duration timeout) {
        return Answer.failed(Failure.of("this platform keeps no history"));
    }

    /**
     * What a search found.
     *
     * @param incomplete set when the search left something out (OperationResultCode SucceededWithErrors)
     */
    record Found(List<Update> updates, @Nullable Failure incomplete) {
        public Found {
            updates = List.copyOf(updates);
        }

        public static Found all(List<Update> updates) {
            return new Found(updates, null);
        }
    }

    /** How one update fared: IUpdateDownloadResult, IUpdateInstallationResult. */
    record UpdateResult(
            UpdateId update, ResultCode code, @Nullable Hresult hresult, boolean rebootRequired) {

        public boolean succeeded() {
            return code == ResultCode.SUCCEEDED || code == ResultCode.SUCCEEDED_WITH_ERRORS;
        }
    }

    /**
     * One installation or uninstallation that has ended: IUpdateHistoryEntry.
     *
     * @param client who asked for it, as they called themselves; {@code Mainstay} for this agent
     */
    record HistoryEntry(
            UpdateId update,
            @Longest(200) String title,
            Operation operation,
            ResultCode result,
            @Nullable Hresult hresult,
            Instant at,
            @Longest(200) String client) {}

    /** UpdateOperation 1, 2. */
    enum Operation {
        INSTALLATION,
        UNINSTALLATION
    }

    /** OperationResultCode 0, 2, 3, 4, 5 (1, InProgress, is no end). */
    enum ResultCode {
        NOT_STARTED,
        SUCCEEDED,
        SUCCEEDED_WITH_ERRORS,
        FAILED,
        ABORTED
    }
}
