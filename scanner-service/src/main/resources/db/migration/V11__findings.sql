-- What the last complete scan of a host said, as far as conclusions are drawn from it: some 10 KB instead of the body, so
-- that ten thousand hosts can be evaluated anew in seconds. Written in the transaction that takes the scan; evaluations
-- only read it, so a scan never waits for one.
create table host_facts (
    host_id       uuid primary key references host,
    scan_id       uuid        not null,
    scan_sequence bigint      not null,
    scanned_at    timestamptz not null,
    simulated     boolean     not null,
    facts         text        not null
);

-- What is concluded about a host. It is due again when it was made from an earlier scan, an earlier version of the host,
-- an earlier catalogue or on an earlier day (support ends on days) than there is now: nothing has to be marked, and an
-- import is not followed by ten thousand updates.
--
-- One document per host and no row per finding, for the reason given at the table scan. Searches go over the arrays: ten
-- thousand of them are read in some ten milliseconds.
create table host_findings (
    host_id           uuid primary key references host,
    sequence          bigint not null default 0, -- goes up when a conclusion changes
    checksum          bytea,
    scan_id           uuid,
    scanned_at        timestamptz,
    scan_sequence     bigint not null default 0,
    host_sequence     bigint not null default 0,
    catalogue_version bigint not null default 0,
    evaluated_at      timestamptz not null default '-infinity',
    failure           text,
    kbs               text[] not null default '{}',
    cves              text[] not null default '{}', -- of what is not in order
    findings          jsonb  not null default '[]'
);

do $$
begin
    alter table host_facts alter column facts set compression lz4;
    alter table host_findings alter column findings set compression lz4;
    alter table host_findings alter column cves set compression lz4;
exception
    when feature_not_supported then
        raise notice 'This PostgreSQL has no lz4; facts and findings are compressed with pglz';
end
$$;
