package dev.mainstay.catalogue.workload;

import dev.mainstay.catalogue.finding.HostFinding;
import java.util.List;

/**
 * A conclusion about servers that belong together.
 *
 * @param pool FQDN
 * @param hosts the servers it is about, named as the pool's members and partners are
 * @param finding what holds; its subject begins with {@code pool/}
 */
public record PoolFinding(String pool, List<String> hosts, HostFinding finding) {

    public PoolFinding {
        hosts = List.copyOf(hosts);
    }
}
