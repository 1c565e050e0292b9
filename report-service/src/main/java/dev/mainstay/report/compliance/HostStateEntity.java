package dev.mainstay.report.compliance;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.Formula;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

@Entity
@Immutable
@Table(name = "host_state")
@SuppressWarnings("NullAway.Init") // Hibernate fills it
class HostStateEntity {
    @Id
    UUID hostId;

    String fqdn;

    @Nullable
    String site;

    @Nullable
    String operatingSystem;

    String freshness;

    @Nullable
    Instant lastScanAt;

    boolean simulated;

    @Nullable
    String scanOutcome;

    int critical;
    int important;
    int moderate;
    int low;
    int unspecified;
    int excepted;
    boolean pendingRestart;

    @Nullable
    UUID jobId;

    @Nullable
    String jobStatus;

    boolean patching;

    @Enumerated(EnumType.STRING)
    Standing state;

    boolean assessed;
    int unpatchable;
    int exploited;

    @Nullable
    LocalDate exploitedDue;

    int undetermined;

    int optional;

    boolean fileRename;

    @Nullable
    @Formula("(select told.identity_conflict from host told where told.host_id = host_id)")
    String identityConflict;

    @Nullable
    @Formula("""
            (select case when told.carriers is null then null
                         else array(select carrier.fqdn from host carrier
                                    where carrier.host_id = any (told.carriers) order by carrier.fqdn) end
             from host told where told.host_id = host_id)""")
    List<String> carriedBy;
}
