-- A rollout remembers how its jobs counted when it was last published.
update rollout set body = jsonb_set(body::jsonb, '{jobs}', '{}')::text;

-- Rollouts whose jobs changed since then. Every transaction that changes jobs adds a row of its own, so that agents which
-- report at once never wait for each other; a short sweep gathers them into one event.
create table rollout_touched (
    touch_id   bigint generated always as identity primary key,
    rollout_id uuid not null
);

-- The sweep looks for rollouts with touches, and takes them away by rollout.
create index rollout_touched_by_rollout on rollout_touched (rollout_id);

insert into rollout_touched (rollout_id) select rollout_id from rollout;
