-- A name of the topology (a listener's, a failover cluster's) that other hosts carry: docs/adr/0022.

-- What a person said; no hosts: they are outside of the estate.
create table name_carriers (
    name  text primary key,
    hosts text[] not null
);

-- What each host's last complete scan said. Written in place.
create table carried_name (
    host_id uuid not null references host,
    name    text not null,
    kind    text not null,
    owner   boolean,
    primary key (host_id, name)
);

-- The ids of the hosts that carry the name, as the plan has it; null for a machine.
alter table host add column carriers uuid[];
