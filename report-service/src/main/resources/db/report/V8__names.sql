-- A name of the topology that is no machine, and the hosts that carry it; null for a machine. Nobody scans a name.
alter table host add column carriers uuid[];
