-- The log that shows whether anything on record was changed. What is put on record gets an entry in
-- the same transaction; entries are leaves of a Merkle tree in the order of their positions, and the
-- tree's heads are signed. Nothing here is ever changed or deleted either.

-- Names this log for ever, so that the heads of two databases are never taken for one another's.
create table ledger_origin (
  only_one boolean primary key default true check (only_one),
  name     text    not null
);
insert into ledger_origin (name) values ('plumbline/' || gen_random_uuid());

create sequence ledger_position;

create table ledger_entry (
  -- in whose order the leaves stand; the record's last line says it as well
  position bigint primary key,
  kind     text   not null,
  -- its id; of versions the programme and the number
  subject  text   not null,
  -- what was put on record, as lines `name: json`; its UTF-8 bytes are the leaf
  record   text   not null,
  leaf     bytea  not null check (length(leaf) = 32),
  unique (subject, kind)
);

-- Each 256 leaves, and the root over them.
create table ledger_tile (
  number        bigint primary key check (number >= 0),
  last_position bigint not null,
  leaves        bytea  not null check (length(leaves) = 8192),
  root          bytea  not null check (length(root) = 32)
);

-- How the tree stood, signed.
create table ledger_head (
  size          bigint      primary key check (size > 0),
  last_position bigint      not null,
  root          bytea       not null check (length(root) = 32),
  -- the signed checkpoint, byte for byte
  note          text        not null,
  at            timestamptz not null
);

-- Whose signatures heads have, as name+id+key.
create table ledger_public_key (
  vkey text primary key
);

-- The key that heads are signed with where none is configured. The service's role sees none of it.
create table ledger_key (
  only_one    boolean     primary key default true check (only_one),
  private_key bytea       not null,
  public_key  bytea       not null,
  made_at     timestamptz not null default clock_timestamp()
);

-- The columns of a row that are not null, a line each: a column that comes later changes nothing of
-- what stands.
create function ledger_lines(a_row jsonb) returns text language sql immutable
return (select string_agg(c.key || ': ' || c.value::text, E'\n' order by c.key collate "C")
        from jsonb_each(a_row) c where jsonb_typeof(c.value) <> 'null');

create function ledger_add(a_kind text, a_subject text, the_lines text) returns void language sql
set search_path from current
begin atomic
  insert into ledger_entry (position, kind, subject, record, leaf)
    select n, a_kind, a_subject, r, sha256('\x00'::bytea || convert_to(r, 'UTF8'))
    from (select n, 'plumbline record 1: ' || a_kind || ' ' || a_subject || E'\n' || the_lines
            || E'\nentry: ' || n as r
          from (select nextval('ledger_position') as n) as p) as q;
end;

-- Logs a row under the columns that it is named by.
create function log_row() returns trigger language plpgsql
set search_path from current set timezone to 'UTC' set bytea_output to 'hex' as $$
declare
  a_row jsonb := to_jsonb(new);
begin
  perform ledger_add(tg_table_name,
    (select string_agg(a_row ->> c, ' ' order by n) from unnest(tg_argv) with ordinality as t(c, n)),
    ledger_lines(a_row));
  return null;
end
$$;

-- Logs a version with its files, once they are all there.
create function log_version() returns trigger language plpgsql
set search_path from current set timezone to 'UTC' as $$
begin
  perform ledger_add(tg_table_name, new.programme || ' ' || new.number,
    ledger_lines(to_jsonb(new)) || (
      select string_agg(E'\nfile ' || f.path || ': ' || encode(sha256(f.content), 'hex'), '' order by f.path collate "C")
      from rulebook_file f where f.programme = new.programme and f.number = new.number));
  return null;
end
$$;

create constraint trigger log after insert on rulebook_version
  deferrable initially deferred for each row execute function log_version();
create trigger log after insert on rulebook_publication for each row execute function log_row('programme', 'number');
create trigger log after insert on waiver for each row execute function log_row('id');
create trigger log after insert on waiver_event for each row execute function log_row('position');
create trigger log after insert on decision for each row execute function log_row('id');
create trigger log after insert on decision_assessment for each row execute function log_row('decision', 'submission');
create trigger log after insert on decision_finding for each row execute function log_row('decision', 'submission', 'ordinal');
create trigger log after insert on decision_event for each row execute function log_row('position');

-- What stood before this came is logged at the next start.

-- A moment at which no entry is under way:
-- the positions up to the one it answers are all that there will ever be.
create function settled_ledger() returns bigint language plpgsql
security definer set search_path = plumbline, pg_temp set lock_timeout = '300ms' as $$
begin
  lock table ledger_entry in share mode;
  return (select coalesce(max(e.position), 0) from ledger_entry e);
end
$$;

revoke all on function settled_ledger from public;
grant execute on function settled_ledger to plumbline_service;
grant usage on sequence ledger_position to plumbline_service;

do $$
declare
  kept text;
begin
  foreach kept in array array['ledger_origin', 'ledger_entry', 'ledger_tile', 'ledger_head', 'ledger_public_key']
  loop
    execute format('create trigger keep before update or delete or truncate on %I for each statement execute function refuse_change()', kept);
    execute format('grant select, insert on %I to plumbline_service', kept);
  end loop;
end
$$;

revoke insert on ledger_origin, ledger_public_key from plumbline_service;
