-- The three databases of Mainstay with two logins each: <name> for the service and <name>_migration, which owns the database and
-- makes the tables. What the service may do with them the migrations say (docs/wires.md).
--
-- For psql, by a superuser, as often as you like:  psql -v ON_ERROR_STOP=1 -d postgres -f databases.sql
-- There is no password in it, and who has none cannot sign in: afterwards \password scanner, and so on for all six.
-- PostgreSQL 15 or later.

select format('create role %I login', login)
  from unnest(array['scanner', 'scanner_migration', 'patch', 'patch_migration', 'report', 'report_migration']) as login
 where not exists (select from pg_roles where rolname = login) \gexec

select format('alter role %I nosuperuser nocreatedb nocreaterole noreplication nobypassrls', login)
  from unnest(array['scanner', 'scanner_migration', 'patch', 'patch_migration', 'report', 'report_migration']) as login \gexec

select format('create database %I owner %I template template0 encoding ''UTF8''', name, name || '_migration')
  from unnest(array['scanner', 'patch', 'report']) as name
 where not exists (select from pg_database where datname = name) \gexec

-- Nobody gets in but its owner, until the migrations let the service in.
select format('revoke all on database %I from public', name)
  from unnest(array['scanner', 'patch', 'report']) as name \gexec
