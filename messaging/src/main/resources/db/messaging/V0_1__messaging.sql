-- Tables of the messaging module: in each service's own database.

create table outbox (
    id          bigint generated always as identity primary key,
    topic       text        not null,
    key         text,
    headers     jsonb       not null,
    data        bytea,
    appended_at timestamptz not null default clock_timestamp()
);

create table inbox (
    consumer_group text        not null,
    event_id       text        not null,
    taken_at       timestamptz not null default now(),
    primary key (consumer_group, event_id)
);

create table parked (
    id              bigint generated always as identity primary key,
    consumer_group  text        not null,
    topic           text        not null,
    partition       integer     not null,
    record_offset   bigint      not null,
    key             text,
    headers         jsonb       not null,
    data            bytea,
    reason          text        not null,
    exception_class text,
    parked_at       timestamptz not null default now(),
    replayed_at     timestamptz
);
