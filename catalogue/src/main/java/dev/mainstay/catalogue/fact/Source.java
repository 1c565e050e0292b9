package dev.mainstay.catalogue.fact;

/** The kind of document a fact comes from. */
public enum Source {
    /** Microsoft Security Response Center, monthly CVRF XML. */
    MSRC_CVRF,
    /** Microsoft Security Response Center, CSAF JSON per CVE. */
    MSRC_CSAF,
    /** CISA Known Exploited Vulnerabilities. */
    CISA_KEV,
    /** SQL Server builds in the form of the dbatools build reference. */
    SQL_BUILDS,
    /** The project's own list of SQL Server builds that the build reference lacks. */
    SQL_SUPPLEMENT,
    /** Support dates in the form of endoflife.date. */
    LIFECYCLE,
    /** Which KB brings which Windows build. */
    WINDOWS_BUILDS,
    /** The project's own table of Lync Server and Skype for Business Server builds per component. */
    WORKLOAD_BUILDS,
    /** The project's own corrections of mistakes in the other sources. */
    OVERRIDES,
    /** {@code wsusscn2.cab}. */
    WSUS_SCAN
}
