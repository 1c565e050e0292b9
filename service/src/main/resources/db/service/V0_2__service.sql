-- Tables of the frame, in each service's own database.

-- What was answered to requests with an Idempotency-Key, each in the transaction of its effect, for a day.
create table kept_answer (
    key_digest  bytea primary key,    -- SHA-256 of the key, which itself opens the body
    request     bytea       not null, -- SHA-256 of method, address and body: another request may not have the key
    status      integer     not null,
    location    text,
    entity_tag  text,
    sealed_body bytea,                -- AES-256-GCM: an answer may hold what is shown once
    answered_at timestamptz not null
);

-- The sweep removes the old ones.
create index kept_answer_age on kept_answer (answered_at);
