-- A job that failed before it changed anything on its host, or of whose host a person said that it is well, stands against it
-- only until the host's next scan.
alter table job add column until_scanned boolean not null default false;

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
               and not (h.freshness = 'FRESH' and s.outcome = 'COMPLETE'
                   and (j.until_scanned and h.last_scan_at > j.changed_at
                       or s.received_at > j.changed_at
                           and s.critical + s.important + s.moderate + s.low + s.unspecified = 0)) then 'FAILED'
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
         left join lateral (select job.job_id, job.status, job.changed_at, job.until_scanned
                            from job
                            where job.host_id = h.host_id
                            order by job.planned_at desc, job.job_id desc
                            limit 1) j on true
where h.state = 'ACTIVE';
