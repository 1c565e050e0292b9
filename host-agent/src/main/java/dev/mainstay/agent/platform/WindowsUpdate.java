package dev.mainstay.agent.platform;

import java.time.Duration;
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

    /** OperationResultCode 0, 2, 3, 4, 5 (1, InProgress, is no end). */
    enum ResultCode {
        NOT_STARTED,
        SUCCEEDED,
        SUCCEEDED_WITH_ERRORS,
        FAILED,
        ABORTED
    }
}
