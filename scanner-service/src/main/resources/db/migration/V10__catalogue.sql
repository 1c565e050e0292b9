-- What documents say about updates, builds, support and exploitation.

-- One row. Its version goes up with each import that changes a fact, and its lock lets one import in after the other.
create table catalogue_state (
    only_row   boolean primary key default true check (only_row),
    version    bigint      not null,
    changed_at timestamptz not null
);
insert into catalogue_state (version, changed_at) values (0, now());

create table catalogue_document (
    id          bigint generated always as identity primary key,
    source      text        not null,
    document    text        not null,
    revision    text        not null, -- the document's own word for it, empty where it has none
    revised     date        not null,
    sha256      bytea       not null,
    bytes       bigint      not null,
    imported_at timestamptz not null,
    came_from   text        not null, -- for a person: REST, an address, a file, the product itself
    facts       integer     not null,
    added       integer     not null, -- these three by the last import
    changed     integer     not null,
    retracted   integer     not null
);

-- A revision of a document is compared with the one before it.
create unique index catalogue_document_name on catalogue_document (source, document);

-- A fact without its origin, which is the document's. Read as a whole when the catalogue is loaded, written by comparison
-- with a new revision; so the key is all the index there is.
create table catalogue_fact (
    document_id bigint      not null references catalogue_document,
    kind        text        not null,
    key         text        not null,
    body        text        not null,
    first_seen  timestamptz not null,
    changed_at  timestamptz not null,
    primary key (document_id, kind, key)
);

-- Where documents are fetched from, and what came of it last.
create table catalogue_place (
    place         text primary key, -- an address or a file name
    checked_at    timestamptz not null,
    succeeded_at  timestamptz,
    etag          text,
    last_modified text,
    failure       text
);

do $$
begin
    alter table catalogue_fact alter column body set compression lz4;
exception
    when feature_not_supported then
        raise notice 'This PostgreSQL has no lz4; facts are compressed with pglz';
end
$$;
