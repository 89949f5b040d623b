-- How rules are changed: drafts, what was proven of them, who published what. Nothing here is ever
-- changed or deleted either.

-- A content that applies again after another one did gets a new number: a number still belongs to
-- one digest for ever.
alter table rulebook_version drop constraint rulebook_version_programme_digest_key;
create index rulebook_version_of_content on rulebook_version (programme, digest);

-- A copy of a version's files that somebody works on.
create table draft (
  position   bigint      generated always as identity unique,
  id         uuid        primary key,
  programme  text        not null,
  based_on   int         not null,
  -- what was in force when it was begun: nothing that came into force since is undone by it
  in_force   int         not null,
  title      text        not null check (title <> ''),
  author     text        not null,
  created_at timestamptz not null default clock_timestamp(),
  foreign key (programme, based_on) references rulebook_version
);

-- Files of drafts by what they say.
create table draft_content (
  digest  text  primary key,
  content bytea not null
);

-- Every state that was ever saved.
create table draft_state (
  draft    uuid        not null references draft,
  revision int         not null check (revision > 0),
  -- as of a version: over the sorted lines of its files
  digest   text        not null,
  -- path to digest of the content
  files    jsonb       not null,
  saved_by text        not null,
  note     text        not null,
  saved_at timestamptz not null default clock_timestamp(),
  primary key (draft, revision)
);

-- What people decided on a draft. Its standing is that of its last step; without one it is open.
create table draft_step (
  draft    uuid        not null references draft,
  ordinal  int         not null check (ordinal > 0),
  kind     text        not null check (kind in ('PROPOSED', 'WITHDRAWN', 'REFUSED', 'PUBLISHED', 'ABANDONED')),
  revision int         not null,
  digest   text        not null,
  by_name  text        not null,
  reason   text        not null check (reason <> ''),
  -- of a proposal: until when reports drafted against the version before are judged by it
  transition_until date,
  at       timestamptz not null default clock_timestamp(),
  primary key (draft, ordinal),
  foreign key (draft, revision) references draft_state
);

-- What a gate said of a content against the version in force.
create table gate_report (
  id          uuid        primary key,
  programme   text        not null,
  digest      text        not null,
  base_digest text        not null,
  gate        text        not null,
  passed      boolean     not null,
  report      jsonb       not null,
  engine      text        not null,
  reported_at timestamptz not null default clock_timestamp()
);

create index gate_report_of_content on gate_report (digest, base_digest, gate, reported_at desc);

-- What a content would change: every stored submission of the years that it touches, assessed by it
-- and by the version in force.
create table impact_run (
  id             uuid        primary key,
  draft          uuid        not null references draft,
  revision       int         not null,
  programme      text        not null,
  digest         text        not null,
  base_number    int         not null,
  base_digest    text        not null,
  years          int[]       not null,
  -- the last submission that counts, and how many there are up to it
  upto           bigint      not null,
  submissions    bigint      not null,
  engine         text        not null,
  asked_by       text        not null,
  asked_at       timestamptz not null default clock_timestamp(),
  foreign key (draft, revision) references draft_state
);

create index impact_run_of_draft on impact_run (draft, asked_at desc);

-- Who works on which stretch of submissions. A claim that is not kept is claimed again.
create table impact_claim (
  run        uuid        not null references impact_run,
  part       int         not null,
  attempt    int         not null,
  claimed_at timestamptz not null default clock_timestamp(),
  primary key (run, part, attempt)
);

-- A stretch that is done: positions after the one, up to the other.
create table impact_part (
  run         uuid        not null references impact_run,
  part        int         not null,
  assessed    bigint      not null,
  -- of these, how many the draft could not assess
  failed      bigint      not null,
  totals      jsonb       not null,
  done_at     timestamptz not null default clock_timestamp(),
  primary key (run, part)
);

-- A submission of which the two say different things.
create table impact_change (
  run        uuid   not null references impact_run,
  position   bigint not null,
  submission uuid   not null references submission,
  change     jsonb  not null,
  primary key (run, position)
);

-- Runs that were cancelled, or could not go on.
create table impact_stop (
  run        uuid        primary key references impact_run,
  by_name    text        not null,
  reason     text        not null,
  stopped_at timestamptz not null default clock_timestamp()
);

-- Which version came into force when, and who answers for it.
create table rulebook_publication (
  position         bigint      generated always as identity primary key,
  programme        text        not null,
  number           int         not null,
  -- number of the version that it follows
  follows          int         not null,
  draft            uuid        not null unique references draft,
  impact           uuid        not null references impact_run,
  author           text        not null,
  approver         text        not null,
  -- one person alone, as configured for emergencies
  emergency        boolean     not null,
  reason           text        not null check (reason <> ''),
  years            int[]       not null,
  transition_until date,
  published_at     timestamptz not null default clock_timestamp(),
  unique (programme, number),
  foreign key (programme, number) references rulebook_version,
  check (emergency or author <> approver)
);

do $$
declare
  kept text;
begin
  foreach kept in array array['draft', 'draft_content', 'draft_state', 'draft_step', 'gate_report', 'impact_run', 'impact_claim', 'impact_part', 'impact_change', 'impact_stop', 'rulebook_publication']
  loop
    execute format('create trigger keep before update or delete or truncate on %I for each statement execute function refuse_change()', kept);
    execute format('grant select, insert on %I to plumbline_service', kept);
  end loop;
end
$$;

-- Versions come about by publishing alone.
revoke insert on rulebook_publication from plumbline_service;

-- Publishes a proposed draft, or says why not. It runs as the owner, because it stops filings for
-- the moment in which it sees whether any came since the preview. Of versions that were published
-- and do not load the one before is still in force: the service names them.
create function publish_rulebook(
  a_draft uuid, a_revision int, a_base int, a_impact uuid, an_approver text, the_roles text[],
  a_reason text, is_emergency boolean, needed_gates text[], an_engine text, not_loading int[])
returns table (number int, refusal text)
language plpgsql security definer set search_path = plumbline, pg_temp as $$
declare
  d draft; p draft_step; s draft_state; i impact_run;
  in_force int; base_digest_in_force text; next_number int; lacking text;
begin
  select * into d from draft where id = a_draft;
  if not found then return query select null::int, 'UNKNOWN'; return; end if;
  perform pg_advisory_xact_lock(hashtextextended('publish ' || d.programme, 0));
  select * into p from draft_step where draft = a_draft order by ordinal desc limit 1;
  if not found or p.kind <> 'PROPOSED' then return query select null::int, 'NOT_PROPOSED'; return; end if;
  if p.revision <> a_revision then return query select null::int, 'DRAFT_CHANGED'; return; end if;
  select * into s from draft_state where draft = a_draft and revision = a_revision;
  if not is_emergency and (p.by_name = an_approver or d.author = an_approver
      or exists (select from draft_state t where t.draft = a_draft and t.saved_by = an_approver)) then
    return query select null::int, 'SAME_PERSON'; return;
  end if;
  select coalesce((select r.number from rulebook_publication r where r.programme = d.programme
      and r.number <> all(not_loading) order by r.position desc limit 1), a_base)
    into in_force;
  if in_force <> a_base or d.in_force <> a_base then return query select null::int, 'RULES_CHANGED'; return; end if;
  select v.digest into base_digest_in_force from rulebook_version v where v.programme = d.programme and v.number = a_base;
  select g into lacking from unnest(needed_gates) g
    where not coalesce((select r.passed from gate_report r where r.digest = s.digest and r.base_digest = base_digest_in_force
      and r.gate = g and r.engine = an_engine order by r.reported_at desc limit 1), false) limit 1;
  if lacking is not null then return query select null::int, 'GATE ' || lacking; return; end if;
  select * into i from impact_run where id = a_impact;
  if not found or i.draft <> a_draft or i.digest <> s.digest or i.base_digest <> base_digest_in_force or i.base_number <> a_base or i.engine <> an_engine
      or exists (select from impact_stop t where t.run = a_impact)
      or i.submissions <> (select coalesce(sum(t.assessed), 0) from impact_part t where t.run = a_impact) then
    return query select null::int, 'IMPACT'; return;
  end if;
  if exists (select from impact_part t where t.run = a_impact and t.failed > 0) then
    return query select null::int, 'IMPACT_FAILED'; return;
  end if;
  -- Nobody files while it is seen whether somebody did.
  lock table submission in share mode;
  if (select row(count(*), coalesce(max(m.position), 0)) from submission m
      where m.programme = d.programme and m.programme_year = any(i.years)) is distinct from row(i.submissions, i.upto) then
    return query select null::int, 'IMPACT'; return;
  end if;
  lock table rulebook_version in share row exclusive mode;
  select 1 + max(v.number) into next_number from rulebook_version v where v.programme = d.programme;
  insert into rulebook_version (programme, number, digest) values (d.programme, next_number, s.digest);
  insert into rulebook_file (programme, number, path, content)
    select d.programme, next_number, f.key, c.content
    from jsonb_each_text(s.files) f join draft_content c on c.digest = f.value;
  insert into rulebook_publication
    (programme, number, follows, draft, impact, author, approver, emergency, reason, years, transition_until)
    values (d.programme, next_number, a_base, a_draft, a_impact, p.by_name, an_approver, is_emergency, a_reason, i.years, p.transition_until);
  insert into draft_step (draft, ordinal, kind, revision, digest, by_name, reason)
    values (a_draft, p.ordinal + 1, 'PUBLISHED', a_revision, s.digest, an_approver, a_reason);
  insert into audit_event (caller, roles, action, subject) values (an_approver, the_roles, 'rulebook.publish', d.programme || ' ' || next_number);
  perform pg_notify('plumbline', 'rulebooks');
  return query select next_number, null::text;
end
$$;

revoke all on function publish_rulebook from public;
grant execute on function publish_rulebook to plumbline_service;
