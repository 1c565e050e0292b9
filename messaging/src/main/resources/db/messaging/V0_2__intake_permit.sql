-- What an operator lets pass an intake that has stopped: bad records are parked again, and told, until it is used up.
create table intake_permit (
    consumer_group text primary key, -- a new one takes the place of the one before
    records_left   integer     not null check (records_left >= 0),
    ends_at        timestamptz not null,
    given_by       text,
    given_at       timestamptz not null,
    reason         text        not null
);

-- Whose permit let the record pass; all null for one that was parked without.
alter table parked add permit_by text, add permit_at timestamptz, add permit_reason text;
