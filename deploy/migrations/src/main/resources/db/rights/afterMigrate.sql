-- What the service's own login may do: rows, and no tables. Said after each migration, so that new tables are among them; where
-- there is no such login, or it is the one that migrates, nothing is to be said.
do $$
declare
    login constant text := '${login}';
begin
    if login = current_user or not exists (select from pg_roles where rolname = login) then
        return;
    end if;
    execute format('revoke all on database %I from public', current_database());
    execute format('grant connect, temporary on database %I to %I', current_database(), login);
    revoke all on schema public from public;
    execute format('grant usage on schema public to %I', login);
    execute format('grant select, insert, update, delete on all tables in schema public to %I', login);
    execute format('grant usage on all sequences in schema public to %I', login);
    -- What was migrated is for whoever migrates.
    execute format('revoke insert, update, delete on flyway_schema_history from %I', login);
end
$$;
