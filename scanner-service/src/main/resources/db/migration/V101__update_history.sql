-- What Windows Update's own history on a host says, as its last scan told it. One row per host, written in place: it is not part
-- of a scan's checksum, because definition updates would make every scan a new one, so it is kept apart from the scans.
create table update_history (
    host_id uuid primary key references host,
    read_at timestamptz not null,
    entries text        not null -- JSON array of HistoryReport, the latest first
);
