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
    carriers          uuid[], -- the hosts that carry a name of the topology that is no machine; null for a machine
    -- Checksum of its site, memberships and SQL Server instances, which are written again only when it is another one: most
    -- versions of a host say no more than that it was scanned.
    parts             text        not null
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
    failure_explanations jsonb -- what the code of a failure means, as the event says it, one explanation per language
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
    -- What the overview tells of a job that waits; null for others. A snapshot has all updates of its order with their
    -- titles; the overview would read hundreds of them.
    waiting     jsonb
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
    scanned_at    timestamptz not null, -- when the scan was made from which it is concluded
    unpatchable   integer not null, -- conclusions that nothing can be installed any more
    exploited     integer not null, -- distinct CVEs known to be exploited, of what is known to be open
    exploited_due date,             -- the earliest day by which CISA wants one of them remediated
    undetermined  integer not null, -- conclusions that nobody can tell
    snapshot      text    not null  -- the event's JSON as it came, checked by the projection
);
