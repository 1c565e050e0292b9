-- Tables of the messaging module, in each service's own database.

-- Events appended in the same transaction as the state change they report, until the relay has sent them.
create table outbox (
    id          bigint generated always as identity primary key, -- the order of sending; the relay takes the lowest
    topic       text        not null,
    key         text,
    event_id    text        not null, -- ce_id, fixed here: a record sent twice is recognised by it
    type        text        not null,
    event_time  timestamptz not null,
    headers     jsonb,                -- all headers of a dead letter; null: the usual ce_* ones
    data        bytea,
    appended_at timestamptz not null default clock_timestamp()
);

-- A queue: every row is deleted soon, so vacuum by number of rows and not by share of the table.
alter table outbox set (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 10000);

-- Records that a group could not take, until somebody replays them.
create table parked (
    id              bigint generated always as identity primary key, -- the order of the list, and its cursor
    consumer_group  text        not null,
    topic           text        not null,
    partition       integer     not null,
    record_offset   bigint      not null,
    key             text,
    headers         jsonb       not null,
    data            bytea,
    reason          text        not null,
    exception_class text        not null,
    parked_at       timestamptz not null default clock_timestamp(),
    replayed_at     timestamptz,
    permit_by       text, -- whose permit let the record pass; these three null for one that was parked without
    permit_at       timestamptz,
    permit_reason   text,
    before_signatures boolean   not null default false -- parked before records were signed: replaying it asks for no signature
);

-- A record delivered again after it was parked is parked only once.
create unique index parked_record on parked (consumer_group, topic, partition, record_offset);

-- Counting what a group parked of late decides whether its intake stops: asked before every parking.
create index parked_lately on parked (consumer_group, parked_at);

-- What an operator lets pass an intake that has stopped: bad records are parked again, and told, until it is used up.
create table intake_permit (
    consumer_group text primary key, -- a new one takes the place of the one before
    records_left   integer     not null check (records_left >= 0),
    ends_at        timestamptz not null,
    given_by       text,
    given_at       timestamptz not null,
    reason         text        not null
);
