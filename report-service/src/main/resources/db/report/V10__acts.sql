-- What a person did, on the version that is the first to tell of it: who as said, and why.
alter table job_history
    add column act        text,
    add column act_by     text,
    add column act_reason text;
alter table feed
    add column act     text,
    add column done_by text; -- also who decided, retracted, halted, resumed or ended
