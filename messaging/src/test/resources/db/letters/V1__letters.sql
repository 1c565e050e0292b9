-- The effect of the letters the tests send: one row each, in the order of taking.
create table letter (
    position bigint generated always as identity primary key,
    run      text    not null,
    sender   text    not null,
    number   integer not null,
    event_id text    not null unique -- a letter delivered twice is kept once
);
