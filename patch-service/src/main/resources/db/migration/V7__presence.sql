-- When a replica of the service last looked at what ran out. A long silence means that nobody heard the agents, and what they
-- had to say in time is put off by it.
create table presence (
    the_one boolean primary key default true check (the_one),
    seen_at timestamptz not null
);

-- The release before did not note it. It swept what ran out, so it was there until shortly before the first lease of now.
insert into presence (seen_at)
select least(now(), min(lease_expires_at) - interval '1 minute') from job;
