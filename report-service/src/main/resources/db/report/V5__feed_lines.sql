-- A later event of the same job, which the overview looks for at every line.
create index feed_subject on feed (subject, id);
