-- Scans and bodies go by age. A body has its own time, so that those that went already are not looked at again.
alter table scan_body add column received_at timestamptz;
update scan_body set received_at = scan.received_at from scan where scan.scan_id = scan_body.scan_id;
alter table scan_body alter column received_at set not null;

-- Inserted in the order of time and never changed, so that one entry covers many pages: no cost for taking a scan.
create index scan_received_at on scan using brin (received_at);
create index scan_body_received_at on scan_body using brin (received_at);

-- An event of a scan is 50 KB of JSON that stays in the outbox for some milliseconds.
do $$
begin
    alter table outbox alter column data set compression lz4;
exception
    when feature_not_supported then
        raise notice 'This PostgreSQL has no lz4; the outbox is compressed with pglz';
end
$$;
