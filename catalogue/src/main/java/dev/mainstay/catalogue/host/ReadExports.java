package dev.mainstay.catalogue.host;

import dev.mainstay.catalogue.host.facts.HostFacts;
import dev.mainstay.catalogue.host.file.RefusedFile;
import java.util.List;

/**
 * What the files of one call tell.
 *
 * @param hosts in the order of their files
 * @param refused files that could not be read, and why; the hosts are without what these would have told
 */
public record ReadExports(List<HostFacts> hosts, List<RefusedFile> refused) {

    public ReadExports {
        hosts = List.copyOf(hosts);
        refused = List.copyOf(refused);
    }
}
