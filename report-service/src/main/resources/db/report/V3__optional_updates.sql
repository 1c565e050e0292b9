-- What Windows Update only shows to who looks for it, and drivers: listed, never counted as missing.
alter table finding
    add column optional  boolean     not null default false,
    add column mandatory boolean     not null default false, -- belongs to Windows Update itself, which installs it unasked
    add column deadline  timestamptz;                        -- when Windows Update installs it by itself

alter table latest_scan
    add column optional    integer not null default 0,
    add column file_rename boolean not null default false;   -- a remark: by itself no pending restart

create or replace view host_state as
select h.host_id,
       h.fqdn,
       h.site,
       h.operating_system,
       h.freshness,
       h.last_scan_at,
       h.simulated,
       s.outcome                     as scan_outcome,
       coalesce(s.critical, 0)       as critical,
       coalesce(s.important, 0)      as important,
       coalesce(s.moderate, 0)       as moderate,
       coalesce(s.low, 0)            as low,
       coalesce(s.unspecified, 0)    as unspecified,
       coalesce(s.excepted, 0)       as excepted,
       coalesce(s.pending_restart or s.awaits_restart > 0, false) as pending_restart,
       j.job_id,
       j.status                      as job_status,
       coalesce(j.status in ('LEASED', 'RUNNING', 'REBOOTING', 'VERIFYING'), false) as patching,
       case
           when j.status in ('LOST', 'FAILED', 'VERIFY_FAILED')
               and not (h.freshness = 'FRESH' and s.outcome = 'COMPLETE' and s.received_at > j.changed_at
                   and s.critical + s.important + s.moderate + s.low + s.unspecified = 0) then 'FAILED'
           when h.freshness <> 'FRESH' or s.outcome is null or s.outcome not in ('COMPLETE', 'PARTIAL') then 'UNKNOWN'
           when s.critical + s.important + s.moderate + s.low + s.unspecified > 0 then 'MISSING'
           when s.outcome = 'PARTIAL' then 'UNKNOWN'
           when s.pending_restart or s.awaits_restart > 0 then 'PENDING_RESTART'
           else 'COMPLIANT'
       end                           as state,
       c.host_id is not null         as assessed,
       coalesce(c.unpatchable, 0)    as unpatchable,
       coalesce(c.exploited, 0)      as exploited,
       c.exploited_due,
       coalesce(c.undetermined, 0)   as undetermined,
       coalesce(s.optional, 0)       as optional,
       coalesce(s.file_rename, false) as file_rename
from host h
         left join latest_scan s on s.host_id = h.host_id
         left join conclusions c on c.host_id = h.host_id
         left join lateral (select job.job_id, job.status, job.changed_at
                            from job
                            where job.host_id = h.host_id
                            order by job.planned_at desc, job.job_id desc
                            limit 1) j on true
where h.state = 'ACTIVE';

create or replace view instance_state as
select i.host_id,
       i.name,
       h.fqdn,
       h.site,
       h.simulated,
       i.purposes,
       i.serves_pools,
       i.presence,
       i.version,
       i.generation,
       i.edition,
       i.service_state,
       m.critical,
       m.important,
       m.moderate,
       m.low,
       m.unspecified,
       case
           when h.state = 'FAILED' then 'FAILED'
           when h.state = 'UNKNOWN' and m.critical + m.important + m.moderate + m.low + m.unspecified = 0 then 'UNKNOWN'
           when h.freshness <> 'FRESH' or h.scan_outcome is null or h.scan_outcome = 'FAILED' then 'UNKNOWN'
           when i.presence in ('CONFIRMED', 'UNEXPECTED') and i.generation is not null
               and m.critical + m.important + m.moderate + m.low + m.unspecified > 0 then 'MISSING'
           when i.presence <> 'CONFIRMED' or i.generation is null or h.scan_outcome <> 'COMPLETE' then 'UNKNOWN'
           when m.awaits_restart > 0 then 'PENDING_RESTART'
           else 'COMPLIANT'
       end as state
from sql_instance i
         join host_state h on h.host_id = i.host_id
         cross join lateral (
    select count(*) filter (where f.state = 'MISSING' and f.severity = 'Critical')::int  as critical,
           count(*) filter (where f.state = 'MISSING' and f.severity = 'Important')::int as important,
           count(*) filter (where f.state = 'MISSING' and f.severity = 'Moderate')::int  as moderate,
           count(*) filter (where f.state = 'MISSING' and f.severity = 'Low')::int       as low,
           count(*) filter (where f.state = 'MISSING'
               and coalesce(f.severity, '') not in ('Critical', 'Important', 'Moderate', 'Low'))::int as unspecified,
           count(*) filter (where f.state = 'INSTALLED_PENDING_REBOOT')::int             as awaits_restart
    from finding f
    where f.host_id = i.host_id
      and not f.excepted
      and not (f.optional and f.state = 'MISSING')
      and (i.generation = any (f.products) or 'Microsoft ' || i.generation = any (f.products))) m;
