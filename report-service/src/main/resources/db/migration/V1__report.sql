-- The reporting store: projections of the five topics. Everything here can be dropped and built again from them.
-- Every projection keeps the snapshot's sequence and is overwritten by a newer one only.

create table host (
    host_id          uuid        primary key,
    sequence         bigint      not null,
    changed_at       timestamptz not null,
    fqdn             text        not null,
    site             text,
    state            text        not null,
    freshness        text        not null,
    last_scan_at     timestamptz,
    operating_system text,
    simulated        boolean     not null,
    -- Why it is not known which machine speaks for a host: a stable code, until a person has decided. Its freshness is UNKNOWN
    -- meanwhile, so that nothing that was concluded about one machine is read as true of the other.
    identity_conflict text,
    carriers          uuid[] -- the hosts that carry a name of the topology that is no machine; null for a machine
);

create table membership (
    host_id            uuid    not null references host on delete cascade,
    pool               text    not null,
    site               text    not null,
    kind               text    not null,
    product            text    not null,
    size               integer not null,
    paired_with        text,
    central_management boolean not null,
    ordinal            integer not null,
    fault_domain       text,
    upgrade_domain     text,
    roles              text[]  not null,
    primary key (host_id, pool)
);
-- One pool's members: decisions that hold for a pool.
create index membership_pool on membership (pool);

create table sql_instance (
    host_id       uuid   not null references host on delete cascade,
    name          text   not null,
    purposes      text[] not null,
    serves_pools  text[] not null,
    presence      text   not null,
    version       text,
    generation    text, -- Windows Update's product name for the version, such as SQL Server 2012; null when unknown
    edition       text,
    service_state text,
    primary key (host_id, name)
);

-- Every scan that said something new.
create table scan (
    scan_id         uuid        primary key,
    host_id         uuid        not null,
    sequence        bigint      not null,
    fqdn            text        not null,
    outcome         text        not null,
    started_at      timestamptz not null,
    finished_at     timestamptz not null,
    received_at     timestamptz not null,
    last_boot_at    timestamptz,
    job_id          uuid,
    pending_restart boolean     not null,
    offered         integer     not null,
    failure_hresult text,
    failure_message text,
    simulated       boolean     not null
);
-- A host's scans, newest first.
create index scan_host on scan (host_id, sequence desc);
-- Retention.
create index scan_received on scan (received_at);

-- A host's newest scan and what is missing now. After a failed scan the counts are those of an earlier one.
create table latest_scan (
    host_id         uuid        primary key,
    sequence        bigint      not null,
    scan_id         uuid        not null,
    outcome         text        not null,
    finished_at     timestamptz not null,
    received_at     timestamptz not null,
    pending_restart boolean     not null,
    failure_hresult text,
    failure_message text,
    critical        integer     not null default 0,
    important       integer     not null default 0,
    moderate        integer     not null default 0,
    low             integer     not null default 0,
    unspecified     integer     not null default 0,
    excepted        integer     not null default 0,
    awaits_restart  integer     not null default 0,
    optional        integer     not null default 0,
    file_rename     boolean     not null default false, -- a remark: by itself no pending restart
    failure_explanations text -- what the code of a failure means, as the event says it: JSON, one explanation per language
);

create table finding (
    host_id         uuid        not null,
    update_id       uuid        not null,
    revision        integer     not null,
    title           text        not null,
    kbs             text[]      not null,
    cves            text[]      not null,
    classification  text        not null,
    products        text[]      not null,
    severity        text,
    state           text        not null,
    size_bytes      bigint,
    reboot_behavior text        not null,
    exclusive       boolean     not null,
    published_at    timestamptz,
    found_at        timestamptz not null,
    excepted        boolean     not null default false, -- declined or its risk accepted by a decision that stands
    -- What Windows Update only shows to who looks for it, and drivers: listed, never counted as missing.
    optional        boolean     not null default false,
    mandatory       boolean     not null default false, -- belongs to Windows Update itself, which installs it unasked
    deadline        timestamptz,                        -- when Windows Update installs it by itself
    primary key (host_id, update_id, revision)
);

-- No index on what changes with every state, so that an update of a job stays on its page.
create table job (
    job_id      uuid        primary key,
    sequence    bigint      not null,
    changed_at  timestamptz not null,
    host_id     uuid        not null,
    rollout_id  uuid        not null,
    status      text        not null,
    pools       text[]      not null,
    planned_at  timestamptz not null,
    finished_at timestamptz,
    snapshot    text        not null, -- the event's JSON as it came, checked by the projection
    -- A job that failed before it changed anything on its host, or of whose host a person said that it is well, stands against
    -- it only until the host's next scan.
    until_scanned boolean   not null default false,
    -- What the overview tells of a job that waits: JSON, null for others. A snapshot has all updates of its order with their
    -- titles; the overview would read hundreds of them.
    waiting     text
) with (fillfactor = 75);
-- A host's newest job, and its jobs in a list.
create index job_host on job (host_id, planned_at desc);
-- Pages of the job list.
create index job_planned on job (planned_at desc, job_id desc);
-- The jobs that are not over.
create index job_open on job (host_id) where finished_at is null;

create table job_history (
    job_id         uuid        not null,
    sequence       bigint      not null,
    changed_at     timestamptz not null,
    status         text        not null,
    reason_code    text,
    reason_hresult text,
    reason_message text,
    step           text,
    step_state     text,
    step_percent   integer,
    act            text, -- what a person did, on the version that is the first to tell of it; who as said, and why
    act_by         text,
    act_reason     text,
    primary key (job_id, sequence)
);

create table rollout (
    rollout_id uuid        primary key,
    sequence   bigint      not null,
    changed_at timestamptz not null,
    state      text        not null,
    snapshot   text        not null
);

create table decision (
    decision_id uuid        primary key,
    sequence    bigint      not null,
    changed_at  timestamptz not null,
    verdict     text        not null,
    state       text        not null,
    update_id   uuid,
    kb          text,
    pools       text[]      not null,
    host_ids    uuid[]      not null,
    until       timestamptz,
    lapsed      boolean     not null default false,
    snapshot    text        not null
);

-- The latest events, newest kept. Ids rise in the order of commit: the writer holds an advisory lock.
create table feed (
    id         bigint generated always as identity primary key,
    at         timestamptz not null,
    type       text        not null,
    subject    uuid        not null,
    host_id    uuid,
    name       text        not null,
    pools      text[]      not null,
    status     text        not null,
    step       text,
    step_state text,
    percent    integer,
    code       text,
    message    text,
    simulated  boolean     not null,
    act        text,
    done_by    text -- also who decided, retracted, halted, resumed or ended
);
-- A later event of the same job, which the overview looks for at every line.
create index feed_subject on feed (subject, id);

-- What is concluded about each host from its last complete scan and the catalogue (findings.changed): all of it as one
-- document, with the few numbers that the estate's tables need. Not to be confused with finding: the updates that scans offer.
create table conclusions (
    host_id       uuid    primary key,
    sequence      bigint  not null,
    unpatchable   integer not null, -- conclusions that nothing can be installed any more
    exploited     integer not null, -- distinct CVEs known to be exploited, of what is known to be open
    exploited_due date,             -- the earliest day by which CISA wants one of them remediated
    undetermined  integer not null, -- conclusions that nobody can tell
    snapshot      text    not null  -- the event's JSON as it came, checked by the projection
);

-- Where each host of the estate stands. Unknown is never read as compliant: a host counts as compliant only by a
-- complete scan that can be relied on.
create view host_state as
select h.host_id,
       h.fqdn,
       h.site,
       h.operating_system,
       h.freshness,
       h.last_scan_at,
       h.simulated,
       s.outcome                     as scan_outcome,
       coalesce(s.critical, 0)       as critical,
       coalesce(s.important, 0)      as important,
       coalesce(s.moderate, 0)       as moderate,
       coalesce(s.low, 0)            as low,
       coalesce(s.unspecified, 0)    as unspecified,
       coalesce(s.excepted, 0)       as excepted,
       coalesce(s.pending_restart or s.awaits_restart > 0, false) as pending_restart,
       j.job_id,
       j.status                      as job_status,
       coalesce(j.status in ('LEASED', 'RUNNING', 'REBOOTING', 'VERIFYING'), false) as patching,
       case
           when j.status in ('LOST', 'FAILED', 'VERIFY_FAILED')
               and not (h.freshness = 'FRESH' and s.outcome = 'COMPLETE'
                   and (j.until_scanned and h.last_scan_at > j.changed_at
                       or s.received_at > j.changed_at
                           and s.critical + s.important + s.moderate + s.low + s.unspecified = 0)) then 'FAILED'
           when h.freshness <> 'FRESH' or s.outcome is null or s.outcome not in ('COMPLETE', 'PARTIAL') then 'UNKNOWN'
           when s.critical + s.important + s.moderate + s.low + s.unspecified > 0 then 'MISSING'
           when s.outcome = 'PARTIAL' then 'UNKNOWN'
           when s.pending_restart or s.awaits_restart > 0 then 'PENDING_RESTART'
           else 'COMPLIANT'
       end                           as state,
       c.host_id is not null         as assessed,
       coalesce(c.unpatchable, 0)    as unpatchable,
       coalesce(c.exploited, 0)      as exploited,
       c.exploited_due,
       coalesce(c.undetermined, 0)   as undetermined,
       coalesce(s.optional, 0)       as optional,
       coalesce(s.file_rename, false) as file_rename
from host h
         left join latest_scan s on s.host_id = h.host_id
         left join conclusions c on c.host_id = h.host_id
         left join lateral (select job.job_id, job.status, job.changed_at, job.until_scanned
                            from job
                            where job.host_id = h.host_id
                            order by job.planned_at desc, job.job_id desc
                            limit 1) j on true
where h.state = 'ACTIVE';

-- Where each SQL Server instance of the estate stands: compliant when a scan confirmed it and the host misses no update
-- of its SQL Server generation.
create view instance_state as
select i.host_id,
       i.name,
       h.fqdn,
       h.site,
       h.simulated,
       i.purposes,
       i.serves_pools,
       i.presence,
       i.version,
       i.generation,
       i.edition,
       i.service_state,
       m.critical,
       m.important,
       m.moderate,
       m.low,
       m.unspecified,
       case
           when h.state = 'FAILED' then 'FAILED'
           when h.state = 'UNKNOWN' and m.critical + m.important + m.moderate + m.low + m.unspecified = 0 then 'UNKNOWN'
           when h.freshness <> 'FRESH' or h.scan_outcome is null or h.scan_outcome = 'FAILED' then 'UNKNOWN'
           when i.presence in ('CONFIRMED', 'UNEXPECTED') and i.generation is not null
               and m.critical + m.important + m.moderate + m.low + m.unspecified > 0 then 'MISSING'
           when i.presence <> 'CONFIRMED' or i.generation is null or h.scan_outcome <> 'COMPLETE' then 'UNKNOWN'
           when m.awaits_restart > 0 then 'PENDING_RESTART'
           else 'COMPLIANT'
       end as state
from sql_instance i
         join host_state h on h.host_id = i.host_id
         cross join lateral (
    select count(*) filter (where f.state = 'MISSING' and f.severity = 'Critical')::int  as critical,
           count(*) filter (where f.state = 'MISSING' and f.severity = 'Important')::int as important,
           count(*) filter (where f.state = 'MISSING' and f.severity = 'Moderate')::int  as moderate,
           count(*) filter (where f.state = 'MISSING' and f.severity = 'Low')::int       as low,
           count(*) filter (where f.state = 'MISSING'
               and coalesce(f.severity, '') not in ('Critical', 'Important', 'Moderate', 'Low'))::int as unspecified,
           count(*) filter (where f.state = 'INSTALLED_PENDING_REBOOT')::int             as awaits_restart
    from finding f
    where f.host_id = i.host_id
      and not f.excepted
      and not (f.optional and f.state = 'MISSING')
      and (i.generation = any (f.products) or 'Microsoft ' || i.generation = any (f.products))) m;

-- The places of the estate's hosts in their pools, and when each host told so.
create view membership_state as
select m.host_id, m.pool, m.site, m.kind, m.product, m.size, m.paired_with, m.central_management, m.ordinal,
       m.fault_domain, m.upgrade_domain, m.roles, h.changed_at as told_at
from membership m
         join host h on h.host_id = m.host_id
where h.state = 'ACTIVE';
