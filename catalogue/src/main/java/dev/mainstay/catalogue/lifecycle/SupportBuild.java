package dev.mainstay.catalogue.lifecycle;

import dev.mainstay.catalogue.fact.LifecycleFact;
import dev.mainstay.catalogue.host.facts.HostFacts.Windows;
import dev.mainstay.catalogue.version.Version;

/**
 * The build under which support dates have a release of Windows that counted its builds otherwise before.
 *
 * @param build three parts
 */
public record SupportBuild(Version build) {

    /**
     * {@code 10.0.17763}, {@code 6.1.7601} …
     *
     * <p>Windows Server 2008 counts its builds as 6003 since spring 2019, before as 6002 with Service Pack 2 and as 6001 as
     * released; Windows Server 2008 R2 as 7600 as released, 7601 with Service Pack 1. Support dates name the last of each.
     * A service pack that is missing ended earlier, of which the assessment of updates tells.
     */
    public static SupportBuild of(Windows windows) {
        Version line = windows.line();
        int last = switch (line.build()) {
            case 6001, 6002 -> 6003;
            case 7600 -> 7601;
            default -> line.build();
        };
        return new SupportBuild(new Version(line.major(), line.minor(), last, Version.NONE));
    }

    /** Whether a support date is that of this release. */
    public boolean isOf(LifecycleFact date) {
        String latest = date.latest();
        return latest != null && Version.read(latest).filter(build::equals).isPresent();
    }
}
