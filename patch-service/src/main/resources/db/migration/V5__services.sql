-- The services that a scan lists, so that a release run reads them of all hosts without the scans around them. Absent where
-- the scan says nothing of services.
alter table finding add column services text;
