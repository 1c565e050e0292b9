-- What the service may do where the tables are made by another login than its own (docs/wires.md): its login has the name of the
-- database, reads and writes rows and owns nothing. Which migrations ran is not its to write. Where one login does all, nothing is
-- to be done. Run by Flyway after each migration, as the owner of the database: in the service where it migrates itself, in the
-- program of deploy/migrations where that does (ADR 0055).
do $$
declare
    service text := current_database();
begin
    if current_user = service or not exists (select from pg_roles where rolname = service) then
        return;
    end if;
    execute format('revoke all on database %I from public', service);
    execute format('grant connect, temporary on database %I to %I', service, service);
    revoke all on schema public from public;
    execute format('grant usage on schema public to %I', service);
    execute format('grant select, insert, update, delete on all tables in schema public to %I', service);
    execute format('grant usage on all sequences in schema public to %I', service);
    execute format('revoke insert, update, delete on flyway_schema_history from %I', service);
    -- The trail of who did what is added to, and its end moves on.
    execute format('revoke update, delete on trail_entry from %I', service);
    execute format('revoke insert, delete on trail_head from %I', service);
end
$$;
