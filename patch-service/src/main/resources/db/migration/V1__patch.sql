-- Tables of patch-service. JSON columns hold records as event values have them; what is searched for has a column.

-- Own copy of estate.hosts.v1: the newest snapshot of each host.
create table host (
    host_id   uuid primary key,
    sequence  bigint not null,
    state     text   not null,
    agent_key text,
    snapshot  text   not null
);

-- What a scan's offers are called: articles and GUIDs. Looked for in the text of the scan, as PostgreSQL reads no JSON in which
-- a title has an escaped NUL.
create function listed_updates(scan text) returns text[] language sql immutable parallel safe as $$
    select coalesce(array_agg(distinct coalesce(found[1], found[2])), '{}')
    from regexp_matches(scan, '"(KB[0-9]{1,10})"|"updateId":"([0-9a-f-]{36})"', 'g') found
$$;

-- Own copy of scan.results.v1: the newest complete and the newest partial scan of each host.
create table latest_scan (
    host_id  uuid   not null,
    outcome  text   not null check (outcome in ('COMPLETE', 'PARTIAL')),
    sequence bigint not null,
    scan     text   not null,
    -- The services that the scan lists, so that a release run reads them of all hosts without the scans around them. Absent
    -- where the scan says nothing of services.
    services text,
    listed   text[] generated always as (listed_updates(scan)) stored,
    primary key (host_id, outcome)
);

-- A decision asks which hosts list an update.
create index latest_scan_listed on latest_scan using gin (listed);

create table baseline (
    baseline_id uuid primary key,
    name        text  not null,
    body        jsonb not null
);

create table decision (
    decision_id uuid primary key,
    state       text        not null check (state in ('STANDING', 'RETRACTED')),
    changed_at  timestamptz not null,
    body        jsonb       not null
);

-- Every planning reads the standing decisions; retracted ones pile up.
create index decision_standing on decision (decision_id) where state = 'STANDING';

create table rollout (
    rollout_id uuid primary key,
    state      text        not null check (state in ('ACTIVE', 'HALTED', 'ENDED')),
    changed_at timestamptz not null,
    body       jsonb       not null
);

-- Every scan asks for the active rollouts; ended ones pile up.
create index rollout_active on rollout (rollout_id) where state = 'ACTIVE';

-- Rollouts whose jobs changed since they were last published. Every transaction that changes jobs adds a row of its own, so that
-- agents which report at once never wait for each other; a short sweep gathers them into one event.
create table rollout_touched (
    touch_id   bigint generated always as identity primary key,
    rollout_id uuid not null
);

-- The sweep looks for rollouts with touches, and takes them away by rollout.
create index rollout_touched_by_rollout on rollout_touched (rollout_id);

create table job (
    job_id            uuid primary key,
    sequence          bigint      not null check (sequence > 0),
    host_id           uuid        not null,
    rollout_id        uuid        not null references rollout deferrable initially deferred,
    status            text        not null check (status in (
        'PLANNED', 'SCHEDULED', 'BLOCKED', 'READY', 'LEASED', 'RUNNING', 'REBOOTING', 'VERIFYING', 'LOST',
        'SUCCEEDED', 'FAILED', 'VERIFY_FAILED', 'CANCELLED', 'EXPIRED')),
    attempt           integer     not null check (attempt > 0),
    order_fingerprint text        not null,
    planned_at        timestamptz not null,
    -- FQDNs of its host's pools when it was planned, each between two bars: people look for the jobs of a pool. Beside the body,
    -- which may be what cannot be read.
    pools             text        not null default '',
    lease_expires_at  timestamptz,
    verify_by         timestamptz,
    unresolved        boolean     not null default false,
    hold_code         text,
    hold_message      text,
    body              text        not null,
    -- What this service wrote, by a key that is not in the database: a row that somebody else changed is not signed.
    seal              text,
    -- A lease that is held has an end; nothing else has a lease.
    check ((status in ('LEASED', 'RUNNING', 'REBOOTING')) = (lease_expires_at is not null)),
    -- Only a failed job can wait for somebody to put its host right.
    check (not unresolved or status in ('FAILED', 'VERIFY_FAILED'))
);

-- The promise "at most one effective job per host": a second open job cannot be inserted.
create unique index job_one_open_per_host on job (host_id)
    where status not in ('SUCCEEDED', 'FAILED', 'VERIFY_FAILED', 'CANCELLED', 'EXPIRED');

-- The release run reads all open jobs; ended ones pile up.
create index job_open on job (status)
    where status not in ('SUCCEEDED', 'FAILED', 'VERIFY_FAILED', 'CANCELLED', 'EXPIRED');

-- Planning asks for the last job of a rollout on a host with the same order; the rollout's tally uses the prefix.
create index job_last_of_order on job (rollout_id, host_id, order_fingerprint, attempt);

-- People list jobs, the newest first, from where the last page ended.
create index job_newest on job (planned_at desc, job_id desc);

-- People list the jobs of one host.
create index job_of_host on job (host_id, planned_at desc, job_id desc);

-- The release run asks which hosts a failed job left in doubt.
create index job_unresolved on job (host_id) where unresolved;

-- The sweep looks for leases that ran out.
create index job_leases on job (lease_expires_at) where lease_expires_at is not null;

-- The sweep looks for proofs that did not come.
create index job_proofs on job (verify_by) where status = 'VERIFYING';

-- The fence of each host's last lease: only ever counts up.
create table host_fence (
    host_id uuid primary key,
    fence   bigint not null check (fence > 0)
);

-- Packages from beside Windows Update that people made known: name, size, hash, and what version each brings.
create table package (
    package_id    uuid primary key,
    sha256        text        not null,
    registered_at timestamptz not null,
    body          text        not null,
    seal          text -- as of a job
);

-- The same file twice is the same package.
create unique index package_sha256 on package (sha256);

-- When a replica of the service last looked at what ran out. A long silence means that nobody heard the agents, and what they
-- had to say in time is put off by it.
create table presence (
    the_one boolean primary key default true check (the_one),
    seen_at timestamptz not null
);
insert into presence (seen_at) values (now());
