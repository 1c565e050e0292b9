-- The tables of scanner-service. Nobody else reads or writes them.

-- ---- What the estate is planned from ----

create table topology_import (
    id          bigint generated always as identity primary key, -- the highest is the estate's topology
    imported_at timestamptz not null,
    shape       text        not null,
    topology    json        not null,
    diff        json        not null
);

create table hand_host (
    fqdn text primary key,
    site text not null,
    pool text,
    kind text not null
);

create table pool_pairing (
    pool        text primary key,
    paired_with text not null
);

create table sql_mirror (
    principal_fqdn     text not null,
    principal_instance text not null,
    mirror_fqdn        text,
    mirror_instance    text,
    witness_fqdn       text,
    witness_instance   text,
    primary key (principal_fqdn, principal_instance)
);

-- ---- The estate ----

-- One row per host, for ever: a host that comes back keeps its id. Some hundreds to some thousands of rows that change
-- with every scan: so no index on what changes then (freshness, confirmed_at), which keeps those updates in place (HOT);
-- the sweep reads the whole table in a millisecond or two.
create table host (
    id               uuid primary key,
    fqdn             text        not null,
    state            text        not null,
    sequence         bigint      not null,
    changed_at       timestamptz not null,
    site             text,
    pools            text[]      not null,
    memberships      json        not null,
    sql_instances    json        not null,
    freshness        text        not null,
    last_scan_at     timestamptz,
    confirmed_at     timestamptz,
    operating_system text,
    workload_build   text,
    simulated        boolean     not null,
    agent_key        text
) with (fillfactor = 80);

-- A name is one host: enrolment tokens and scan requests look hosts up by it.
create unique index host_fqdn on host (fqdn);

-- ---- Enrolment ----

create table enrolment_token (
    token_sha256 bytea primary key,
    host_id      uuid        not null references host,
    expires_at   timestamptz not null,
    used_at      timestamptz,
    used_key     text
);

-- A new token makes the host's earlier unused one worthless: at most one stands.
create unique index enrolment_token_open on enrolment_token (host_id) where used_at is null;

-- ---- Scans ----

-- What was concluded from a scan. Current findings are those of the last scan of the host that was not FAILED or PARTIAL.
--
-- The findings are one document per scan and not rows: they are only ever read as a whole for one host, and 300 rows with
-- their index entries per scan would cost some twenty times what the document does (COPY with a key manages about
-- 100,000 rows a second, which would be at most 300 scans a second with nothing else done). Across hosts one question is
-- asked, who misses an update, and the array of GUIDs answers it: 1,000 current scans are read in some milliseconds, so
-- it has no GIN index, which would put 300 entries per scan back.
create table scan (
    scan_id         uuid primary key,
    host_id         uuid        not null references host,
    sequence        bigint      not null,
    outcome         text        not null,
    checksum        bytea       not null,
    started_at      timestamptz not null,
    finished_at     timestamptz not null,
    received_at     timestamptz not null,
    last_seen_at    timestamptz not null, -- later than received_at when the same content came again
    times_seen      integer     not null,
    last_boot_at    timestamptz,
    job_id          uuid,
    pending_restart boolean     not null,
    failure         json,
    agent_version   text        not null,
    simulated       boolean     not null,
    missing         uuid[]      not null, -- GUIDs of the updates that are offered or wait for a restart
    findings        bytea       not null  -- the event's value, that is a ScanSnapshot as JSON
);

-- The last scan of a host, on every scan received; and its history, newest first.
create unique index scan_host_sequence on scan (host_id, sequence desc);

-- The body as the host sent it, gzip. Apart from what was concluded, so that a rule that was wrong can be corrected
-- without asking the host again, and so that reading conclusions never touches it.
create table scan_body (
    scan_id uuid primary key references scan on delete cascade,
    body    bytea not null
);
alter table scan_body alter column body set storage external; -- compressed already

-- The answer to each scan posted, so that the same scanId gets the same answer.
create table scan_receipt (
    scan_id     uuid primary key,
    host_id     uuid        not null,
    seen_again  boolean     not null,
    received_at timestamptz not null
);

-- Receipts are removed by age.
create index scan_receipt_received_at on scan_receipt using brin (received_at);

create table scan_request (
    request_id   uuid primary key,
    host_id      uuid        not null references host,
    reason       text        not null,
    automatic    boolean     not null, -- made because the host was stale or never scanned, not by a person
    requested_at timestamptz not null,
    answered_at  timestamptz,
    scan_id      uuid
);

-- One open request per host; agents ask for it all the time.
create unique index scan_request_open on scan_request (host_id) where answered_at is null;
