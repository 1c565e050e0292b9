-- What patch-service says, as far as conclusions about hosts are drawn from it. Taking an event writes what it says and touches
-- no host: which hosts are due for it is derived, as from the catalogue (V11).

-- One row. Its version goes up with each batch of events, and its lock lets one batch in after the other: a version is seen
-- after all before it, and two batches do not wait for each other's rows.
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

create function waiver_holds(of_pools text[], of_hosts uuid[], host uuid, pools text[]) returns boolean
    language sql immutable parallel safe
    as $$ select (of_pools = '{}' and of_hosts = '{}') or host = any (of_hosts) or pools && of_pools $$;

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

-- attempts: how the last installation of each update that is offered ended by Windows Update's own history. The history comes
-- with every scan, also with one that says nothing new otherwise, so it has a version of its own; it counts jobs' attempts too.
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
