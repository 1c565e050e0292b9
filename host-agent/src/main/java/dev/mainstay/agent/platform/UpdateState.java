package dev.mainstay.agent.platform;

/** Where an update stands on the host; each is one search of the Windows Update Agent. */
public enum UpdateState {
    /** Offered: {@code IsInstalled=0 and IsHidden=0}. */
    MISSING,
    /** {@code IsInstalled=1}, without those that still wait for a restart. */
    INSTALLED,
    /** {@code RebootRequired=1}: on the disk, not yet in effect. */
    INSTALLED_PENDING_REBOOT
}
