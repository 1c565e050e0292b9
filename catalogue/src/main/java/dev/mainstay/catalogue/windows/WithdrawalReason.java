package dev.mainstay.catalogue.windows;

import dev.mainstay.catalogue.text.Text;
import java.util.Map;
import java.util.Optional;

/**
 * Updates that Microsoft took back and that no document says to be replaced: nobody can install them.
 *
 * <p>Source of both: Microsoft's statement of February 2020 that the update "has been removed" and "will not be re-offered
 * from Windows Update, Windows Server Update Services (WSUS) or Microsoft Update Catalog", as quoted by SecurityWeek
 * ("Microsoft Pulls UEFI-Related Windows Update After Users Report Problems").
 */
final class WithdrawalReason {

    private static final Text UEFI = WindowsText.WITHDRAWN_IN_2020.with();

    private static final Map<String, Text> UPDATES = Map.of("KB4502496", UEFI, "KB4524244", UEFI);

    private WithdrawalReason() {}

    /** Why it cannot be installed; empty for one that can. */
    static Optional<Text> reason(String kb) {
        return Optional.ofNullable(UPDATES.get(kb));
    }
}
