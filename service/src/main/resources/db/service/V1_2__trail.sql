-- Who did what, in each service's own database.

-- Who did what, each entry in the transaction of its effect; chained by hash (docs/events.md says over what).
create table trail_entry (
    number        bigint primary key,   -- from 1, without a gap
    at            timestamptz not null,
    actor_kind    text not null,
    actor_subject text not null,        -- who it is at the identity provider, for good
    actor_name    text not null,
    actor_address text not null,
    operation     text not null,
    thing_kind    text not null,
    thing_id      text not null,
    before        text,                 -- JSON as it was hashed: jsonb would change it
    after         text,
    reason        text,
    previous_hash text not null,
    hash          text not null
);

-- What became of one thing, and what one account did.
create index trail_entry_thing on trail_entry (thing_kind, thing_id, number);
create index trail_entry_actor on trail_entry (actor_name, number);

-- The last entry: who adds one holds this row, so that entries follow each other; it also tells that the last ones are gone.
create table trail_head (
    one    boolean primary key default true check (one),
    number bigint not null,
    hash   text   not null
);
insert into trail_head (number, hash) values (0, repeat('0', 64));

-- Entries are added and nothing else. It stops mistakes and whoever has the service's login, not the tables' owner.
create function trail_entry_stays() returns trigger language plpgsql as $$
begin
    raise exception 'trail_entry is added to and never changed' using errcode = 'insufficient_privilege';
end
$$;
create trigger trail_entry_stays before update or delete or truncate on trail_entry
    for each statement execute function trail_entry_stays();
