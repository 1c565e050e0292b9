package dev.mainstay.catalogue.windows;

import java.util.Map;
import java.util.Optional;

/**
 * Updates that Microsoft took back and that no document says to be replaced: nobody can install them.
 *
 * <p>Source of both: Microsoft's statement of February 2020 that the update "has been removed" and "will not be re-offered
 * from Windows Update, Windows Server Update Services (WSUS) or Microsoft Update Catalog", as quoted by SecurityWeek
 * ("Microsoft Pulls UEFI-Related Windows Update After Users Report Problems").
 */
final class Withdrawn {

    private static final String UEFI = "Microsoft withdrew it in February 2020";

    private static final Map<String, String> UPDATES = Map.of("KB4502496", UEFI, "KB4524244", UEFI);

    private Withdrawn() {}

    /** Why it cannot be installed; empty for one that can. */
    static Optional<String> reason(String kb) {
        return Optional.ofNullable(UPDATES.get(kb));
    }
}
