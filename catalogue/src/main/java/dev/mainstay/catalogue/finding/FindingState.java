package dev.mainstay.catalogue.finding;

/** What holds of one update, component or instance on one host. */
public enum FindingState {
    /** Not for this host. */
    NOT_APPLICABLE,
    /** To be installed. */
    MISSING,
    INSTALLED,
    /** Something that contains it is installed. */
    INSTALLED_OTHER,
    /** Installed, in force after the next restart. */
    INSTALLED_PENDING_REBOOT,
    /** Its last installation failed. */
    FAILED,
    /** Nobody knows. */
    UNKNOWN,
    /** Missing, and a person accepted the risk for a time. */
    WAIVED,
    /** Out of support: nothing can be installed any more. */
    UNPATCHABLE
}
