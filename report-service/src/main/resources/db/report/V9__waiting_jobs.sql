-- What the overview tells of a job that waits: JSON, null for others, and for those stored before. A snapshot has all updates of
-- its order with their titles; the overview would read hundreds of them.
alter table job add column waiting text;
