package dev.mainstay.events;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A server of the estate, with everything the other services need to know of it. Key of the event: {@code hostId}.
 *
 * @param hostId stable identity of the host in Mainstay
 * @param sequence version of the host, 1 at registration, higher with each change
 * @param changedAt when this version came to be
 * @param fqdn fully qualified domain name, lower case
 * @param site the central or branch site's name; absent for hosts outside a topology
 * @param state whether the host is still part of the estate
 * @param freshness whether the last scan can be relied on
 * @param lastScanAt when the last scan that did not fail was received, whether it said something new or not; absent before the
 *     first
 * @param operatingSystem what the last scan said; absent before the first
 * @param memberships the pools (clusters of the topology) the host belongs to; empty for a plain server
 * @param sqlInstances the SQL Server instances the host must carry or was found to carry
 * @param agentKey Ed25519 public key of the enrolled agent (X.509 SubjectPublicKeyInfo, Base64); absent before
 *     enrolment
 * @param simulated whether the host is simulated: nothing it says comes from a real Windows
 * @param nature whether it is a machine or only a name; absent for a machine
 * @param carriers hosts that carry the name, together or in turn, empty as long as nobody has said which; absent for a machine
 * @param identityConflict why it is not known which machine speaks for the host, so that nothing is ordered; absent otherwise
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HostSnapshot(
        UUID hostId,
        long sequence,
        Instant changedAt,
        String fqdn,
        @Nullable String site,
        HostState state,
        Freshness freshness,
        @Nullable Instant lastScanAt,
        @Nullable String operatingSystem,
        List<Membership> memberships,
        List<SqlInstance> sqlInstances,
        @Nullable String agentKey,
        boolean simulated,
        @Nullable HostNature nature,
        @Nullable List<UUID> carriers,
        @Nullable IdentityConflict identityConflict) {

    public HostSnapshot {
        carriers = carriers == null ? null : List.copyOf(carriers);
        memberships = List.copyOf(memberships);
        sqlInstances = List.copyOf(sqlInstances);
    }

    /** What a name of the topology stands for. */
    public enum HostNature {
        MACHINE,
        /** Of a listener, a cluster or a failover cluster instance: other hosts carry it, none scans under it. */
        NAME,
        @JsonEnumDefaultValue
        UNKNOWN
    }

    /**
     * A contradiction in who speaks with a host's key, until a person has decided.
     *
     * @param since when it was first seen
     * @param code what contradicts what: a stable code, kebab case
     * @param message for a person, English
     */
    public record IdentityConflict(Instant since, String code, String message) {}

    /** Whether the host is part of the estate. */
    public enum HostState {
        ACTIVE,
        RETIRED,
        @JsonEnumDefaultValue
        UNKNOWN
    }

    /** Whether the host's last scan can be relied on. */
    public enum Freshness {
        NEVER_SCANNED,
        FRESH,
        STALE,
        @JsonEnumDefaultValue
        UNKNOWN
    }

    /**
     * The host's place in one pool.
     *
     * @param pool the pool, as every one of its members tells it
     * @param ordinal place in topology order, 1 or more: quorum counts "the first" members by it
     * @param faultDomain as the topology says; absent where it does not
     * @param upgradeDomain as the topology says; absent where it does not
     * @param roles the topology's role names ({@code UserServices}, {@code Registrar} …), unknown ones kept
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Membership(
            Pool pool,
            int ordinal,
            @Nullable String faultDomain,
            @Nullable String upgradeDomain,
            List<String> roles) {

        public Membership {
            roles = List.copyOf(roles);
        }
    }

    /**
     * A pool: a cluster of the topology document, of one machine or more.
     *
     * @param fqdn the pool's name, lower case; its identity
     * @param site the central or branch site's name
     * @param kind what the pool does
     * @param product the workload's product generation
     * @param size the number of its machines, 1 or more; a reader that knows fewer members does not yet know the pool
     * @param pairedWith the FQDN of the pool that backs this one up and is backed up by it; absent when the pool is not paired
     * @param backupRegistrar the FQDN of the pool whose registrar takes a branch appliance's users, for several appliances
     *     perhaps the same; absent for other kinds
     * @param centralManagement whether the pool runs the Central Management service
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Pool(
            String fqdn,
            String site,
            PoolKind kind,
            Product product,
            int size,
            @Nullable String pairedWith,
            boolean centralManagement,
            @Nullable String backupRegistrar) {}

    /**
     * What a pool does, and what that means for its members: a kind is data, so that a new one is a line here. Mapping from role
     * names: docs/adr/0006. Sources of the services: {@link ServingTable}.
     */
    public enum PoolKind {
        ENTERPRISE_FRONT_END(true, "RTCSRV", "MSSQL$RTCLOCAL", "MSSQL$LYNCLOCAL"),
        STANDARD_EDITION(true, "RTCSRV", "MSSQL$RTC", "MSSQL$RTCLOCAL", "MSSQL$LYNCLOCAL"),
        DIRECTOR(true, "RTCSRV", "MSSQL$RTCLOCAL"),
        EDGE(true, "RTCSRV", "RTCDATAPROXY", "RTCMEDIARELAY", "RTCMRAUTH", "MSSQL$RTCLOCAL"),
        MEDIATION(true, "RTCMEDSRV", "MSSQL$RTCLOCAL"),
        PERSISTENT_CHAT(true, "MSSQL$RTCLOCAL"),
        SURVIVABLE_BRANCH(true, "RTCSRV", "RTCMEDSRV", "MSSQL$RTCLOCAL"),
        SQL_STORE(false),
        FILE_STORE(false),
        OFFICE_WEB_APPS(false, "WACSM"),
        TRUSTED_APPLICATION(false),
        PSTN_GATEWAY(false),
        VIDEO_INTEROP(true, "MSSQL$RTCLOCAL"),
        /** Monitoring Server of Lync Server 2010; later a part of the Front End. */
        MONITORING(true, "MSSQL$RTCLOCAL"),
        /** Archiving Server of Lync Server 2010; later a part of the Front End. */
        ARCHIVING(true, "MSSQL$RTCLOCAL"),
        /** A/V Conferencing Server of Lync Server 2010, where it stands beside the Front Ends; later a part of them. */
        AV_CONFERENCING(true, "MSSQL$RTCLOCAL"),
        PLAIN(false),
        @JsonEnumDefaultValue
        UNKNOWN(false);

        private final boolean runsProduct;

        @SuppressWarnings("ImmutableEnumChecker") // made by List.of
        private final List<String> serving;

        PoolKind(boolean runsProduct, String... serving) {
            this.runsProduct = runsProduct;
            this.serving = List.of(serving);
        }

        /** Whether members run services of Lync Server or Skype for Business Server themselves, which are drained. */
        public boolean runsProduct() {
            return runsProduct;
        }

        /** The Windows services, by name in upper case, without which a member does not serve. */
        public List<String> serving() {
            return serving;
        }
    }

    /** Product generation of a workload. */
    public enum Product {
        LYNC_SERVER_2010,
        LYNC_SERVER_2013,
        SKYPE_FOR_BUSINESS_SERVER_2015,
        SKYPE_FOR_BUSINESS_SERVER_2019,
        SKYPE_FOR_BUSINESS_SERVER_SE,
        NONE,
        @JsonEnumDefaultValue
        UNKNOWN
    }

    /**
     * A SQL Server instance on the host.
     *
     * @param name instance name, upper case; {@code MSSQLSERVER} is the default instance
     * @param purposes what it is for
     * @param servesPools FQDNs of the pools that depend on it; empty for local stores
     * @param presence whether a scan has seen it
     * @param version as the last scan said, four parts; absent before
     * @param edition as the last scan said; absent before
     * @param serviceState {@code RUNNING}, {@code STOPPED} or {@code UNKNOWN} as the last scan said; absent before
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record SqlInstance(
            String name,
            List<SqlPurpose> purposes,
            List<String> servesPools,
            Presence presence,
            @Nullable String version,
            @Nullable String edition,
            @Nullable String serviceState) {

        public SqlInstance {
            purposes = List.copyOf(purposes);
            servesPools = List.copyOf(servesPools);
        }
    }

    /** What a SQL Server instance is for. {@code …_MIRROR}: it mirrors an instance that has the purpose before it. */
    public enum SqlPurpose {
        /** RTCLOCAL. */
        LOCAL_CONFIGURATION_STORE,
        /** LYNCLOCAL. */
        STORAGE_SERVICE,
        BACK_END,
        BACK_END_MIRROR,
        MIRROR_WITNESS,
        CENTRAL_MANAGEMENT_STORE,
        CENTRAL_MANAGEMENT_STORE_MIRROR,
        MONITORING_STORE,
        MONITORING_STORE_MIRROR,
        ARCHIVING_STORE,
        ARCHIVING_STORE_MIRROR,
        PERSISTENT_CHAT_STORE,
        PERSISTENT_CHAT_STORE_MIRROR,
        PERSISTENT_CHAT_COMPLIANCE_STORE,
        PERSISTENT_CHAT_COMPLIANCE_STORE_MIRROR,
        OTHER,
        @JsonEnumDefaultValue
        UNKNOWN;

        /** The purpose of an instance that mirrors one with this purpose; empty where there is nothing to mirror. */
        public Optional<SqlPurpose> mirror() {
            return Optional.ofNullable(
                    switch (this) {
                        case BACK_END -> BACK_END_MIRROR;
                        case CENTRAL_MANAGEMENT_STORE -> CENTRAL_MANAGEMENT_STORE_MIRROR;
                        case MONITORING_STORE -> MONITORING_STORE_MIRROR;
                        case ARCHIVING_STORE -> ARCHIVING_STORE_MIRROR;
                        case PERSISTENT_CHAT_STORE -> PERSISTENT_CHAT_STORE_MIRROR;
                        case PERSISTENT_CHAT_COMPLIANCE_STORE -> PERSISTENT_CHAT_COMPLIANCE_STORE_MIRROR;
                        default -> null;
                    });
        }
    }

    /** Whether an instance was seen on its host. */
    public enum Presence {
        /** The role demands it, no scan has looked yet. */
        EXPECTED,
        /** The last complete scan found it. */
        CONFIRMED,
        /** The role demands it, the last complete scan did not find it. */
        MISSING,
        /** The last complete scan found it, no role demands it. */
        UNEXPECTED,
        @JsonEnumDefaultValue
        UNKNOWN
    }
}
