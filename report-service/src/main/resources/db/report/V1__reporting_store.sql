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
    simulated        boolean     not null
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
    awaits_restart  integer     not null default 0
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
    snapshot    text        not null -- the event's JSON as it came, checked by the projection
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
    simulated  boolean     not null
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
               and not (h.freshness = 'FRESH' and s.outcome = 'COMPLETE' and s.received_at > j.changed_at
                   and s.critical + s.important + s.moderate + s.low + s.unspecified = 0) then 'FAILED'
           when h.freshness <> 'FRESH' or s.outcome is null or s.outcome not in ('COMPLETE', 'PARTIAL') then 'UNKNOWN'
           when s.critical + s.important + s.moderate + s.low + s.unspecified > 0 then 'MISSING'
           when s.outcome = 'PARTIAL' then 'UNKNOWN'
           when s.pending_restart or s.awaits_restart > 0 then 'PENDING_RESTART'
           else 'COMPLIANT'
       end                           as state
from host h
         left join latest_scan s on s.host_id = h.host_id
         left join lateral (select job.job_id, job.status, job.changed_at
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
      and (i.generation = any (f.products) or 'Microsoft ' || i.generation = any (f.products))) m;

-- The places of the estate's hosts in their pools, and when each host told so.
create view membership_state as
select m.host_id, m.pool, m.site, m.kind, m.product, m.size, m.paired_with, m.central_management, m.ordinal,
       m.fault_domain, m.upgrade_domain, m.roles, h.changed_at as told_at
from membership m
         join host h on h.host_id = m.host_id
where h.state = 'ACTIVE';
