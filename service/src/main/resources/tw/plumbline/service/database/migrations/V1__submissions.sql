-- What was filed and what the rules said of it. Nothing here is ever changed or deleted: the
-- service's role may only read and add, and the triggers below stop everybody else as well.

do $$
begin
  if not exists (select from pg_roles where rolname = 'plumbline_service') then
    create role plumbline_service;
  end if;
exception
  when duplicate_object or unique_violation then null; -- another database of this server made it
end
$$;

do $$
begin
  if not pg_has_role(current_user, 'plumbline_service', 'member') then
    execute format('grant plumbline_service to %I', current_user);
  end if;
end
$$;

-- Every content of a programme's rulebook that ever applied. A number belongs to one digest.
create table rulebook_version (
  programme     text        not null,
  number        int         not null check (number > 0),
  digest        text        not null,
  registered_at timestamptz not null default clock_timestamp(),
  primary key (programme, number),
  unique (programme, digest)
);

create table rulebook_file (
  programme text  not null,
  number    int   not null,
  path      text  not null,
  content   bytea not null,
  primary key (programme, number, path),
  foreign key (programme, number) references rulebook_version
);

create table submission (
  -- order of arrival
  position        bigint      generated always as identity unique,
  id              uuid        primary key,
  caller          text        not null,
  idempotency_key text        not null,
  programme       text        not null,
  programme_year  int         not null,
  filing          text        not null,
  alliance_id     text        not null,
  alliance_name   text        not null,
  field           text,
  phase           int,
  year_of_phase   int,
  -- 元; null: not said
  grant_amount    bigint,
  -- what the report says, and when it came by this server's clock
  filed_at        timestamptz not null,
  received_at     timestamptz not null,
  clock_differs   boolean     not null,
  -- when the filing counts as made for deadlines: a correction within its window counts as its original
  deadline_at     timestamptz not null,
  replaces        uuid        unique references submission,
  drafted_against int,
  report          bytea       not null,
  report_digest   text        not null,
  -- root of the salted tree over the report's values, and the secret its salts are made from
  values_root     bytea       not null,
  values_salt     bytea       not null,
  unique (caller, idempotency_key),
  foreign key (programme, drafted_against) references rulebook_version
);

create index submission_of_alliance on submission (alliance_id, position desc);
create index submission_of_year on submission (programme, programme_year, alliance_id, filing, position desc);

create table assessment (
  submission       uuid        primary key references submission,
  assessed_at      timestamptz not null,
  -- the exact rules, and the program that ran them
  rulebook         text        not null,
  programme        text        not null,
  rulebook_version int         not null,
  rulebook_digest  text        not null,
  engine           text        not null,
  verdict          text        not null,
  -- facts taken from earlier submissions, as answered, and their digest
  supplied         jsonb       not null,
  supplied_digest  text        not null,
  -- clause to status
  checks           jsonb       not null,
  -- who the counted vendors are, so that the same vendor in two alliances can be told
  counted_parties  text[]      not null,
  -- the answer, byte for byte
  document         bytea       not null,
  foreign key (programme, rulebook_version) references rulebook_version
);

create table finding (
  submission uuid not null references assessment,
  ordinal    int  not null,
  clause     text not null,
  severity   text not null,
  pointer    text not null,
  figure     text,
  actual     text,
  required   text,
  shortfall  numeric,
  primary key (submission, ordinal)
);

create index finding_of_clause on finding (clause, severity);

create table figure (
  submission uuid    not null references assessment,
  name       text    not null,
  value      numeric not null,
  unit       text    not null,
  clause     text    not null,
  primary key (submission, name)
);

-- Who may come in by name and password. Only hashes are kept; the owner adds and changes them.
create table app_user (
  name          text        primary key,
  role          text        not null,
  alliance      text,
  password_hash text        not null,
  changed_at    timestamptz not null default clock_timestamp(),
  check ((role = 'alliance') = (alliance is not null))
);

-- Who did what.
create table audit_event (
  position bigint      generated always as identity primary key,
  at       timestamptz not null default clock_timestamp(),
  caller   text        not null,
  roles    text[]      not null,
  action   text        not null,
  subject  text        not null,
  alliance text,
  trace_id text
);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'plumbline keeps % for ever: % is refused', tg_table_name, tg_op
    using errcode = 'insufficient_privilege';
end
$$;

do $$
declare
  kept text;
begin
  foreach kept in array array['rulebook_version', 'rulebook_file', 'submission', 'assessment', 'finding', 'figure', 'audit_event']
  loop
    execute format('create trigger keep before update or delete or truncate on %I for each statement execute function refuse_change()', kept);
    execute format('grant select, insert on %I to plumbline_service', kept);
  end loop;
end
$$;

grant usage on schema plumbline to plumbline_service;
grant select on app_user to plumbline_service;
