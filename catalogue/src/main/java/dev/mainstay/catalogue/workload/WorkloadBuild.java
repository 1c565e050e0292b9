package dev.mainstay.catalogue.workload;

import dev.mainstay.catalogue.fact.WorkloadBuildFact;
import dev.mainstay.catalogue.version.Version;

/**
 * A line of the table whose build is known.
 *
 * @param version four parts
 * @param fact the table's line
 */
public record WorkloadBuild(Version version, WorkloadBuildFact fact) {

    /** {@code CU8 (KB4492302, KB4492303), 2019-03}, as far as it is known. */
    String name() {
        String kbs = fact.kbs().isEmpty() ? "" : " (" + String.join(", ", fact.kbs()) + ")";
        return fact.update() + kbs + (fact.released() == null ? "" : ", " + fact.released());
    }

    /** Whether a Microsoft topic, a CVE record or an MSRC document knows the update, and not only a blog or a script. */
    boolean isVerified() {
        return fact.basis().contains("[V]");
    }
}
