package dev.mainstay.catalogue.workload;

import dev.mainstay.catalogue.host.facts.HostFacts.ComponentFacts;
import dev.mainstay.catalogue.host.facts.HostFacts.SqlInstanceFacts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the servers of one pool and of the mirrored databases it uses.
 *
 * @param fqdn of the pool
 * @param members its servers
 * @param mirrors its mirrored stores; empty where it has none
 */
public record Pool(String fqdn, List<Member> members, List<Mirror> mirrors) {

    public Pool {
        members = List.copyOf(members);
        mirrors = List.copyOf(mirrors);
    }

    /**
     * A server of the pool.
     *
     * @param host for a person
     * @param programs as the registry lists them; empty when unknown
     * @param databases those it uses; absent where its agent did not ask
     */
    public record Member(
            String host,
            List<ComponentFacts> programs,
            @Nullable WorkloadDatabases databases) {

        public Member {
            programs = List.copyOf(programs);
        }
    }

    /**
     * The partners of a mirrored store.
     *
     * @param witness absent where there is none
     */
    public record Mirror(
            Partner principal, Partner mirror, @Nullable Partner witness) {}

    /**
     * An instance that takes part in a mirror.
     *
     * @param host for a person
     * @param instance its name, upper case
     * @param facts what the host says of it; absent when unknown
     */
    public record Partner(
            String host, String instance, @Nullable SqlInstanceFacts facts) {

        /** {@code host\INSTANCE}. */
        public String name() {
            return host + "\\" + instance;
        }
    }
}
