-- What patch-service says, as far as conclusions about hosts are drawn from it. Taking an event writes what it says and touches
-- no host: which hosts are due for it is derived, as from the catalogue (V11).

-- One row. Its version goes up with each batch of events, and its lock lets one batch in after the other, so that a version is
-- seen after all before it.
create table heard_state (
    only_row boolean primary key default true check (only_row),
    version  bigint not null
);
insert into heard_state (version) values (0);

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
-- Each sweep asks for each host which waivers have changed or lapsed since: nearly always none.
create index waiver_version on waiver (version);
create index waiver_until on waiver (until) where standing;

create view host_waiver as
select h.id as host_id, w.*
from host h
join waiver w on (w.pools = '{}' and w.host_ids = '{}') or h.id = any (w.host_ids) or h.pools && w.pools;

-- How the last job ended that was to install a thing on a host; one row each, not a history. A host is not looked up: the topic
-- may know one that a restored database does not.
create table job_attempt (
    host_id      uuid,
    thing        text,
    job_sequence bigint      not null,
    ended_at     timestamptz not null,
    version      bigint      not null,
    attempt      json        not null,
    primary key (host_id, thing)
);

-- How the last installation of each update that is offered ended by Windows Update's own history. The history comes with every
-- scan, also with one that says nothing new otherwise, so it has a version of its own.
alter table host_facts
    add column attempts         text   not null default '[]',
    add column attempts_version bigint not null default 0;

-- missing: subjects and KBs of what is missing, be it waived or failed. What concerns none of them makes no host due.
alter table host_findings
    add column heard_version    bigint not null default 0,
    add column attempts_version bigint not null default 0,
    add column missing          text[] not null default '{}';

-- Findings of the release before have no names yet: all hosts are due once.
update host_findings set evaluated_at = '-infinity';
