-- A job's JSON is grouped by what changes together.
update job
   set body = jsonb_strip_nulls(jsonb_build_object(
       'order', body::jsonb -> 'order',
       'version', jsonb_build_object('sequence', body::jsonb -> 'sequence', 'changedAt', body::jsonb -> 'changedAt'),
       'standing', jsonb_build_object(
           'status', body::jsonb -> 'status', 'reason', body::jsonb -> 'reason',
           'startedAt', body::jsonb -> 'startedAt', 'finishedAt', body::jsonb -> 'finishedAt'),
       'lease', body::jsonb -> 'lease',
       'steps', body::jsonb -> 'steps',
       'proof', jsonb_build_object(
           'result', body::jsonb -> 'result', 'verifyBy', body::jsonb -> 'verifyBy',
           'verifyingScanId', body::jsonb -> 'verifyingScanId')))::text;
