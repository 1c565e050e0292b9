-- Room in each page: an evaluation that confirms what was concluded then leaves the indexes alone (HOT), of which the one over
-- vulnerabilities has thousands of entries for a host.
alter table host_findings set (fillfactor = 50);
