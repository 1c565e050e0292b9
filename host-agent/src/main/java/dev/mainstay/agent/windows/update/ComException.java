package dev.mainstay.agent.windows.update;

import dev.mainstay.agent.platform.Failure;
import dev.mainstay.agent.platform.Hresult;
import org.jspecify.annotations.Nullable;

/** A COM call failed, or what it gave says that what was asked for did not come about. */
final class ComException extends Exception {

    private static final long serialVersionUID = 1L;
    private static final int DISP_E_UNKNOWNNAME = 0x80020006;
    private static final int DISP_E_MEMBERNOTFOUND = 0x80020003;

    private final transient Failure failure;

    /**
     * A failure.
     *
     * @param hresult the code of whoever failed; where automation wraps it (DISP_E_EXCEPTION), the one inside
     * @param call what was called: {@code IUpdateSearcher.Search}
     */
    ComException(Hresult hresult, String call) {
        this(new Failure(hresult, call + ": " + hresult + " " + hresult.symbol()));
    }

    ComException(Failure failure) {
        super(failure.message(), null, false, false);
        this.failure = failure;
    }

    @Nullable
    Hresult hresult() {
        return failure.hresult();
    }

    /** Whether the object knows no such member, as with the newer ones on an older Windows. */
    boolean unknownMember() {
        Hresult hresult = failure.hresult();
        return hresult != null && (hresult.value() == DISP_E_UNKNOWNNAME || hresult.value() == DISP_E_MEMBERNOTFOUND);
    }

    Failure failure() {
        return failure;
    }
}
