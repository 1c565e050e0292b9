-- From what an event follows, told to whoever takes it. A version that does not know these columns leaves them empty.
alter table outbox
    add column correlation_id text, -- a request, or null for what happened by itself
    add column traceparent    text; -- the place in a trace from which it follows (W3C Trace Context)
