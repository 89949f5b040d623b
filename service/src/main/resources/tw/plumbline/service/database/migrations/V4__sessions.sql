-- The key with which sessions of browsers are signed, one for all replicas of this database. The
-- owner makes and reads it before the service serves; the service's role sees none of it.
create table session_key (
  only_one boolean     primary key default true check (only_one),
  key      bytea       not null check (length(key) >= 32),
  made_at  timestamptz not null default clock_timestamp()
);
