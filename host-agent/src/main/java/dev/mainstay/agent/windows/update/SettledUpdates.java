package dev.mainstay.agent.windows.update;

import dev.mainstay.agent.platform.Hresult;
import dev.mainstay.agent.platform.UpdateId;
import dev.mainstay.agent.platform.WindowsUpdate.ResultCode;
import dev.mainstay.agent.platform.WindowsUpdate.UpdateResult;
import dev.mainstay.agent.windows.update.UpdateWork.Kind;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Updates of an order that need nothing done any more, and those that must not be touched. */
final class SettledUpdates {

    private SettledUpdates() {}

    /** The result of an update for which WUA is not called; empty when it has to be. */
    static Optional<UpdateResult> result(Kind kind, UpdateId id, OrderedUpdates ordered) throws ComException {
        Optional<ComObject> found = ordered.find(id);
        if (found.isEmpty()) {
            return failed(id, Hresult.WU_E_NO_UPDATE);
        }
        return switch (kind) {
            case DOWNLOAD -> download(id, found.get());
            case INSTALL -> install(id, found.get());
            case UNINSTALL -> uninstall(id, found.get());
        };
    }

    private static Optional<UpdateResult> download(UpdateId id, ComObject update) throws ComException {
        if (update.flag("IsInstalled") || UpdateReader.waitsForRestart(update)) {
            return succeeded(id, Hresult.WU_S_ALREADY_INSTALLED, false);
        }
        return update.flag("IsDownloaded") ? succeeded(id, null, false) : refused(id, update);
    }

    private static Optional<UpdateResult> install(UpdateId id, ComObject update) throws ComException {
        boolean waits = UpdateReader.waitsForRestart(update);
        if (waits || update.flag("IsInstalled")) {
            return succeeded(id, Hresult.WU_S_ALREADY_INSTALLED, waits);
        }
        Optional<UpdateResult> refused = refused(id, update);
        if (refused.isPresent()) {
            return refused;
        }
        return update.flag("IsDownloaded") ? Optional.empty() : failed(id, Hresult.WU_E_UH_NEEDANOTHERDOWNLOAD);
    }

    private static Optional<UpdateResult> uninstall(UpdateId id, ComObject update) throws ComException {
        if (!update.flag("IsInstalled")) {
            return succeeded(id, null, UpdateReader.waitsForRestart(update));
        }
        return update.flag("IsUninstallable") ? Optional.empty() : failed(id, Hresult.WU_E_UNINSTALL_NOT_ALLOWED);
    }

    /**
     * Hidden by an administrator of the host: not offered. Licence terms not accepted: never silently. One that may ask
     * somebody something: nobody is there to answer.
     */
    private static Optional<UpdateResult> refused(UpdateId id, ComObject update) throws ComException {
        if (update.flag("IsHidden")) {
            return failed(id, Hresult.WU_E_NO_UPDATE);
        }
        if (!update.flag("EulaAccepted")) {
            return failed(id, Hresult.WU_E_EULAS_DECLINED);
        }
        return UpdateReader.canRequestUserInput(update)
                ? failed(id, Hresult.WU_E_NO_INTERACTIVE_USER)
                : Optional.empty();
    }

    private static Optional<UpdateResult> failed(UpdateId id, Hresult why) {
        return Optional.of(new UpdateResult(id, ResultCode.FAILED, why, false));
    }

    private static Optional<UpdateResult> succeeded(UpdateId id, @Nullable Hresult hresult, boolean restart) {
        return Optional.of(new UpdateResult(id, ResultCode.SUCCEEDED, hresult, restart));
    }
}
