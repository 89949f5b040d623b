-- What officials decided on alliances, on which assessments they rest, and what became of it.
-- Nothing here is ever changed or deleted: a later decision follows an earlier one.

create table decision (
  -- order of arrival
  position       bigint      generated always as identity unique,
  id             uuid        primary key,
  programme      text        not null,
  programme_year int         not null,
  alliance_id    text        not null,
  kind           text        not null check (kind in ('CONTINUE', 'GUIDE', 'REDUCE', 'TERMINATE')),
  -- a day of the programme's zone
  effective_on   date        not null,
  -- the decision after which this one comes
  follows        uuid,
  -- the decision as it was recorded, byte for byte
  document       bytea       not null,
  by_name        text        not null,
  recorded_at    timestamptz not null,
  unique (id, programme, alliance_id),
  constraint decision_follows_one_of_its_alliance
    foreign key (follows, programme, alliance_id) references decision (id, programme, alliance_id)
);

create index decision_of_alliance on decision (alliance_id, position desc);

-- The assessments that it rests on.
create table decision_assessment (
  decision   uuid not null references decision,
  submission uuid not null references assessment,
  primary key (decision, submission)
);

create index decision_of_assessment on decision_assessment (submission);

-- Findings of these: relied on, or set aside and why.
create table decision_finding (
  decision   uuid    not null,
  submission uuid    not null,
  ordinal    int     not null,
  relied     boolean not null,
  why        text,
  primary key (decision, submission, ordinal),
  foreign key (decision, submission) references decision_assessment,
  foreign key (submission, ordinal) references finding,
  constraint what_is_set_aside_says_why check (relied or (why is not null and why ~ '\S'))
);

create table decision_event (
  position bigint      generated always as identity primary key,
  decision uuid        not null references decision,
  kind     text        not null check (kind in ('APPROVED', 'REFUSED', 'WITHDRAWN')),
  caller   text        not null,
  reason   text        not null check (reason ~ '\S'),
  at       timestamptz not null,
  -- whatever became of it, nothing comes after
  constraint decision_settled_once unique (decision)
);

-- Assessments on which a decision rests though they were corrected by one that it does not name.
create function overtaken(which uuid) returns setof uuid language sql stable
set search_path from current as $$
  select a.submission
  from decision_assessment a join submission c on c.replaces = a.submission
  where a.decision = which
    and not exists (
      select from decision_assessment b where b.decision = which and b.submission = c.id)
$$;

-- At the end of the statement, when its rows are all there.
create function judge_decision() returns trigger language plpgsql
set search_path from current as $$
begin
  if not exists (select from decision_assessment where decision = new.id) then
    raise exception 'a decision rests on an assessment' using errcode = 'check_violation';
  end if;
  if exists (
    select from decision_assessment a join submission s on s.id = a.submission
    where a.decision = new.id
      and (s.alliance_id <> new.alliance_id or s.programme <> new.programme)) then
    raise exception 'a decision rests on assessments of its alliance and programme'
      using errcode = 'foreign_key_violation', constraint = 'decision_assessment_of_alliance';
  end if;
  if exists (select from overtaken(new.id)) then
    raise exception 'a decision rests on no assessment that was corrected'
      using errcode = 'foreign_key_violation', constraint = 'decision_assessment_current';
  end if;
  if exists (
    select from decision_finding d join finding f using (submission, ordinal)
    where d.decision = new.id and d.relied and f.waiver is not null) then
    raise exception 'a decision relies on no finding that is waived'
      using errcode = 'check_violation';
  end if;
  if new.follows is not null and not exists (
    select from decision_event where decision = new.follows and kind = 'APPROVED') then
    raise exception 'a decision follows one that was approved' using errcode = 'check_violation';
  end if;
  return null;
end
$$;

create constraint trigger judge after insert on decision for each row
  execute function judge_decision();

-- The rows of a decision come with it and never later.
create function judge_decision_row() returns trigger language plpgsql
set search_path from current as $$
begin
  if not exists (select from decision where id = new.decision and xmin = pg_current_xact_id()::xid)
  then
    raise exception 'nothing is added to a decision' using errcode = 'check_violation';
  end if;
  return null;
end
$$;

create constraint trigger judge after insert on decision_assessment for each row
  execute function judge_decision_row();
create constraint trigger judge after insert on decision_finding for each row
  execute function judge_decision_row();

create function judge_decision_event() returns trigger language plpgsql
set search_path from current as $$
begin
  if new.kind <> 'WITHDRAWN'
    and exists (select from decision where id = new.decision and by_name = new.caller) then
    raise exception 'a decision is approved or refused by another person than who recorded it'
      using errcode = 'check_violation';
  end if;
  if new.kind = 'APPROVED' and exists (select from overtaken(new.decision)) then
    raise exception 'an assessment on which the decision rests was corrected'
      using errcode = 'foreign_key_violation', constraint = 'decision_assessment_current';
  end if;
  return new;
end
$$;

create trigger judge before insert on decision_event for each row
  execute function judge_decision_event();

do $$
declare
  kept text;
begin
  foreach kept in array array['decision', 'decision_assessment', 'decision_finding', 'decision_event']
  loop
    execute format('create trigger keep before update or delete or truncate on %I for each statement execute function refuse_change()', kept);
    execute format('grant select, insert on %I to plumbline_service', kept);
  end loop;
end
$$;
