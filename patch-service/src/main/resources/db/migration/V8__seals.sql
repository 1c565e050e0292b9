-- What this service wrote, by a key that is not in the database: a row that somebody else changed is not signed. Rows from before
-- have none: their jobs are planned again, their packages are registered again.
alter table job add column seal text;
alter table package add column seal text;
