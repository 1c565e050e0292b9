-- What was parked until now came before records were signed: replaying it asks for no signature.
alter table parked add before_signatures boolean not null default true;
alter table parked alter before_signatures set default false;
