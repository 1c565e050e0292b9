-- Packages from beside Windows Update that people made known: name, size, hash, and what version each brings.
create table package (
    package_id    uuid primary key,
    sha256        text        not null,
    registered_at timestamptz not null,
    body          text        not null
);

-- The same file twice is the same package.
create unique index package_sha256 on package (sha256);
