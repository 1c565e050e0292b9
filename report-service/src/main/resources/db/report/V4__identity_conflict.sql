-- Why it is not known which machine speaks for a host: a stable code, until a person has decided. Its freshness is UNKNOWN
-- meanwhile, so that nothing that was concluded about one machine is read as true of the other.
alter table host add column identity_conflict text;
