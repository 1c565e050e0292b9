-- Which machine speaks for a host (docs/adr/0014). Beside the row of the host, as only scans and decisions read it.
create table host_speaker (
    host_id uuid primary key references host,
    speaker json not null,
    since   timestamptz -- when the host last started anew: attempts that ended before are another system's
);

-- Why it is not known which machine speaks, until a person has decided.
alter table host add column identity_conflict json;

-- False for scans that another machine sent with the host's key, or that tell of a system that is gone: evidence only.
alter table scan add column own boolean not null default true;

-- What people decided, for the record.
create table identity_decision (
    id         bigint generated always as identity primary key,
    host_id    uuid        not null references host,
    decision   text        not null,
    decided_by text        not null,
    reason     text        not null,
    decided_at timestamptz not null,
    conflict   json        not null
);
