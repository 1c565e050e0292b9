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

-- What a person said of who carries a name of the topology that is no machine; no hosts: they are outside of the estate.
create table name_carriers (
    name  text primary key,
    hosts text[] not null
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
    -- What the host's pools are, or PLAIN where it is in none: hosts are asked for by it. It changes with a plan only, and no scan
    -- computes it. No index here either: hosts of a kind are found while the table is read.
    kinds            jsonb       not null generated always as (
        case json_array_length(memberships) when 0 then '["PLAIN"]'
        else jsonb_path_query_array(memberships::jsonb, '$[*].pool.kind') end) stored,
    sql_instances    json        not null,
    freshness        text        not null,
    last_scan_at     timestamptz,
    confirmed_at     timestamptz,
    operating_system text,
    workload_build   text,
    simulated        boolean     not null,
    agent_key        text,
    identity_conflict json, -- why it is not known which machine speaks, until a person has decided (docs/adr/0014)
    carriers         uuid[] -- the ids of the hosts that carry the name, as the plan has it; null for a machine (docs/adr/0022)
) with (fillfactor = 80);

-- A name is one host: enrolment tokens and scan requests look hosts up by it.
create unique index host_fqdn on host (fqdn);

-- Which machine speaks for a host. Beside the row of the host, as only scans and decisions read it.
create table host_speaker (
    host_id uuid primary key references host,
    speaker json not null,
    since   timestamptz -- when the host last started anew: attempts that ended before are another system's
);

-- What people decided, for the record.
create table identity_decision (
    id         bigint generated always as identity primary key,
    host_id    uuid        not null references host,
    decision   text        not null,
    decided_by text        not null,
    reason     text        not null,
    decided_at timestamptz not null,
    conflict   jsonb       not null
);

-- What a host's last complete scan said of names of the topology (a listener's, a failover cluster's) that it carries. Written
-- in place.
create table carried_name (
    host_id uuid not null references host,
    name    text not null,
    kind    text not null,
    owner   boolean,
    primary key (host_id, name)
);

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
    findings        bytea       not null, -- the event's value, that is a ScanSnapshot as JSON
    own             boolean     not null default true -- false: another machine sent it with the host's key, or it tells of a system
                                                      -- that is gone; evidence only
);

-- The last scan of a host, on every scan received; and its history, newest first.
create unique index scan_host_sequence on scan (host_id, sequence desc);

-- Scans go by age. Inserted in the order of time and never changed, so that one entry covers many pages: no cost for taking one.
create index scan_received_at on scan using brin (received_at);

-- The body as the host sent it, gzip. Apart from what was concluded, so that a rule that was wrong can be corrected
-- without asking the host again, and so that reading conclusions never touches it.
create table scan_body (
    scan_id     uuid primary key references scan on delete cascade,
    body        bytea       not null,
    received_at timestamptz not null -- its own, so that bodies that went already are not looked at again
);
create index scan_body_received_at on scan_body using brin (received_at);
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

-- What Windows Update's own history on a host says, as its last scan told it. One row per host, written in place: it is not part
-- of a scan's checksum, because definition updates would make every scan a new one, so it is kept apart from the scans.
create table update_history (
    host_id uuid primary key references host,
    read_at timestamptz not null,
    entries text        not null -- JSON array of HistoryReport, the latest first
);

-- ---- What documents say about updates, builds, support and exploitation ----

-- One row. Its version goes up with each import that changes a fact, and its lock lets one import in after the other.
create table catalogue_state (
    only_row   boolean primary key default true check (only_row),
    version    bigint      not null,
    changed_at timestamptz not null
);
insert into catalogue_state (version, changed_at) values (0, now());

create table catalogue_document (
    id          bigint generated always as identity primary key,
    source      text        not null,
    document    text        not null,
    revision    text        not null, -- the document's own word for it, empty where it has none
    revised     date        not null,
    sha256      bytea       not null,
    bytes       bigint      not null,
    imported_at timestamptz not null,
    came_from   text        not null, -- for a person: REST, an address, a file, the product itself
    facts       integer     not null,
    added       integer     not null, -- these three by the last import
    changed     integer     not null,
    retracted   integer     not null
);

-- A revision of a document is compared with the one before it.
create unique index catalogue_document_name on catalogue_document (source, document);

-- A fact without its origin, which is the document's. Read as a whole when the catalogue is loaded, written by comparison
-- with a new revision; so the key is all the index there is.
create table catalogue_fact (
    document_id bigint      not null references catalogue_document,
    kind        text        not null,
    key         text        not null,
    body        text        not null,
    first_seen  timestamptz not null,
    changed_at  timestamptz not null,
    primary key (document_id, kind, key)
);

-- Where documents are fetched from, and what came of it last.
create table catalogue_place (
    place         text primary key, -- an address or a file name
    checked_at    timestamptz not null,
    succeeded_at  timestamptz,
    etag          text,
    last_modified text,
    failure       text
);

-- ---- Conclusions ----

-- What the last complete scan of a host said, as far as conclusions are drawn from it: some 10 KB instead of the body, so
-- that ten thousand hosts can be evaluated anew in seconds. Written in the transaction that takes the scan; evaluations
-- only read it, so a scan never waits for one.
create table host_facts (
    host_id       uuid primary key references host,
    scan_id       uuid        not null,
    scan_sequence bigint      not null,
    scanned_at    timestamptz not null,
    simulated     boolean     not null,
    facts         text        not null,
    -- How the last installation of each update that is offered ended by Windows Update's own history. The history comes with every
    -- scan, also with one that says nothing new otherwise, so it has a version of its own; it counts jobs' attempts too.
    attempts         text     not null default '[]',
    attempts_version bigint   not null default 0
);

-- What is concluded about a host. It is due again when it was made from an earlier scan, an earlier version of the host,
-- an earlier catalogue or on an earlier day (support ends on days) than there is now: nothing has to be marked, and an
-- import is not followed by ten thousand updates.
--
-- One document per host and no row per finding, for the reason given at the table scan. Searches go over the arrays.
create table host_findings (
    host_id           uuid primary key references host,
    sequence          bigint not null default 0, -- goes up when a conclusion changes
    checksum          bytea,
    scan_id           uuid,
    scanned_at        timestamptz,
    scan_sequence     bigint not null default 0,
    host_sequence     bigint not null default 0,
    catalogue_version bigint not null default 0,
    evaluated_at      timestamptz not null default '-infinity',
    failure           text,
    kbs               text[] not null default '{}',
    cves              text[] not null default '{}', -- of what is not in order
    findings          jsonb  not null default '[]',
    patch_facts_version     bigint not null default 0, -- of patch_facts_state
    attempts_version  bigint not null default 0,
    missing           text[] not null default '{}' -- subjects and KBs of what is missing, be it waived or failed: what concerns none
                                                   -- of them makes no host due
) with (fillfactor = 50);
-- Room in each page: an evaluation that confirms what was concluded then leaves the indexes alone (HOT), of which the one over
-- vulnerabilities has thousands of entries for a host.

-- For the searches by vulnerability and by update: a rare CVE among the findings of ten thousand hosts took 0.8 s and takes
-- 10 ms with these.
create index host_findings_cves on host_findings using gin (cves);
create index host_findings_kbs on host_findings using gin (kbs);

-- ---- What patch-service says, as far as conclusions about hosts are drawn from it ----

-- Taking an event writes what it says and touches no host: which hosts are due for it is derived, as from the catalogue.

-- One row. Its version goes up with each batch of events, and its lock lets one batch in after the other: a version is seen
-- after all before it, and two batches do not wait for each other's rows.
create table patch_facts_state (
    only_row boolean primary key default true check (only_row),
    version  bigint not null
);
insert into patch_facts_state (version) values (0);

-- Decisions that waive, and those that did: their sequence tells what comes late.
create table waiver (
    decision_id uuid primary key,
    sequence    bigint not null,
    version     bigint not null,
    standing    boolean not null,
    names       text   not null, -- a KB, or update/<guid>
    pools       text[] not null, -- both empty: the whole estate
    host_ids    uuid[] not null,
    until       timestamptz,     -- null: it does not lapse
    reason      text   not null,
    decided_by  text   not null
);

-- How the last job ended that was to install a thing on a host; one row each, not a history. A host is not looked up: the topic
-- may know one that a restored database does not.
create table job_attempt (
    host_id      uuid,
    thing        text,
    job_sequence bigint      not null,
    ended_at     timestamptz not null,
    attempt      json        not null,
    primary key (host_id, thing)
);

-- ---- Compression ----

-- 120 KB of JSON per scan, 50 KB per event in the outbox: lz4 takes a fifth of the time that PostgreSQL's own method takes. A
-- server that was built without lz4 keeps its own.
do $$
begin
    alter table scan alter column findings set compression lz4;
    alter table outbox alter column data set compression lz4;
    alter table catalogue_fact alter column body set compression lz4;
    alter table host_facts alter column facts set compression lz4;
    alter table host_findings alter column findings set compression lz4;
    alter table host_findings alter column cves set compression lz4;
exception
    when feature_not_supported then
        raise notice 'This PostgreSQL has no lz4; large values are compressed with pglz';
end
$$;
