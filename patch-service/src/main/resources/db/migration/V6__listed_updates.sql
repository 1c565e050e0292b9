-- What a scan's findings are called: articles and GUIDs. Kept by the database itself, from the scan as it lies there; looked for
-- in its text, as PostgreSQL reads no JSON in which a title has an escaped NUL.
create function listed_updates(scan text) returns text[] language sql immutable parallel safe as $$
    select coalesce(array_agg(distinct coalesce(found[1], found[2])), '{}')
    from regexp_matches(scan, '"(KB[0-9]{1,10})"|"updateId":"([0-9a-f-]{36})"', 'g') found
$$;

alter table finding add column listed text[] generated always as (listed_updates(scan)) stored;

-- A decision asks which hosts list an update.
create index finding_listed on finding using gin (listed);
