-- Exceptions from clauses that officials grant to alliances, and every decision on them. Nothing
-- here is ever changed or deleted either: what became of a request stands in its events.

create table waiver (
  -- order of arrival
  position     bigint      generated always as identity unique,
  id           uuid        primary key,
  programme    text        not null,
  alliance_id  text        not null,
  clause       text        not null,
  from_year    int         not null,
  to_year      int         not null,
  -- empty: all
  filings      text[]      not null,
  -- the place in the report at or under which it covers breaches; null: all of them
  pointer      text,
  -- both days included, in the programme's zone
  valid_from   date        not null,
  valid_until  date        not null,
  zone         text        not null,
  requested_by text        not null,
  requested_at timestamptz not null,
  reason       text        not null,
  check (from_year <= to_year),
  check (valid_from <= valid_until),
  check (reason ~ '\S')
);

create index waiver_of_alliance on waiver (alliance_id, position desc);

create table waiver_event (
  position bigint      generated always as identity primary key,
  waiver   uuid        not null references waiver,
  kind     text        not null check (kind in ('APPROVED', 'REFUSED', 'REVOKED')),
  caller   text        not null,
  reason   text        not null check (reason ~ '\S'),
  at       timestamptz not null
);

-- Approved or refused, once; revoked, once.
create unique index waiver_decided_once on waiver_event (waiver) where kind <> 'REVOKED';
create unique index waiver_revoked_once on waiver_event (waiver) where kind = 'REVOKED';

create function judge_waiver_event() returns trigger language plpgsql
set search_path from current as $$
begin
  if new.kind = 'REVOKED' then
    if not exists (select from waiver_event where waiver = new.waiver and kind = 'APPROVED') then
      raise exception 'only an approved waiver can be revoked' using errcode = 'check_violation';
    end if;
  elsif exists (select from waiver where id = new.waiver and requested_by = new.caller) then
    raise exception 'a waiver is approved or refused by another person than who requested it'
      using errcode = 'check_violation';
  end if;
  return new;
end
$$;

create trigger judge before insert on waiver_event for each row
  execute function judge_waiver_event();

do $$
declare
  kept text;
begin
  foreach kept in array array['waiver', 'waiver_event']
  loop
    execute format('create trigger keep before update or delete or truncate on %I for each statement execute function refuse_change()', kept);
    execute format('grant select, insert on %I to plumbline_service', kept);
  end loop;
end
$$;

-- The waiver of a breach, and what the verdict was without any; null where nothing is waived.
alter table finding add column waiver uuid references waiver;
alter table finding add constraint a_missing_fact_is_never_waived
  check (waiver is null or severity <> 'MISSING');
alter table assessment add column verdict_without_waivers text;
