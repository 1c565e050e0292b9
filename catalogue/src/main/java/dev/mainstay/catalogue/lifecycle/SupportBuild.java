package dev.mainstay.catalogue.lifecycle;

import dev.mainstay.catalogue.host.facts.HostFacts.Windows;

/** The build under which support dates have a release of Windows that counted its builds otherwise before. */
public final class SupportBuild {

    private SupportBuild() {}

    /**
     * {@code 10.0.17763}, {@code 6.1.7601} …
     *
     * <p>Windows Server 2008 counts its builds as 6003 since spring 2019, before as 6002 with Service Pack 2 and as 6001 as
     * released; Windows Server 2008 R2 as 7600 as released, 7601 with Service Pack 1. Support dates name the last of each.
     * A service pack that is missing ended earlier, of which the assessment of updates tells.
     */
    public static String of(Windows windows) {
        int build = windows.build();
        int last = switch (build) {
            case 6001, 6002 -> 6003;
            case 7600 -> 7601;
            default -> build;
        };
        return windows.version() + "." + last;
    }
}
