-- Runs in which stored reports are assessed again by the stored rules. They change nothing of the
-- record: what stands here is of the runs alone, and it is never changed or deleted either.

create table replay_run (
  id             uuid        primary key,
  scope          text        not null check (scope in ('ASSESSMENTS', 'DECISIONS')),
  -- null: all
  programme      text,
  programme_year int,
  -- the last submission that counts, and how many there are up to it
  upto           bigint      not null,
  assessments    bigint      not null,
  engine         text        not null,
  asked_by       text        not null,
  asked_at       timestamptz not null default clock_timestamp()
);

-- Who works on which stretch of submissions. A claim that is not kept is claimed again.
create table replay_claim (
  run        uuid        not null references replay_run,
  part       int         not null,
  attempt    int         not null,
  claimed_at timestamptz not null default clock_timestamp(),
  primary key (run, part, attempt)
);

-- A stretch that is done: how many gave the same bytes, other ones, or none.
create table replay_part (
  run       uuid        not null references replay_run,
  part      int         not null,
  identical bigint      not null,
  differing bigint      not null,
  failed    bigint      not null,
  done_at   timestamptz not null default clock_timestamp(),
  primary key (run, part)
);

-- An assessment that is not the same again, and why: JSON as it is answered.
create table replay_difference (
  run        uuid   not null references replay_run,
  position   bigint not null,
  submission uuid   not null references submission,
  outcome    text   not null,
  answer     text   not null,
  primary key (run, position)
);

-- Runs that were stopped, or could not go on.
create table replay_stop (
  run        uuid        primary key references replay_run,
  by_name    text        not null,
  reason     text        not null,
  stopped_at timestamptz not null default clock_timestamp()
);

do $$
declare
  kept text;
begin
  foreach kept in array array['replay_run', 'replay_claim', 'replay_part', 'replay_difference', 'replay_stop']
  loop
    execute format('create trigger keep before update or delete or truncate on %I for each statement execute function refuse_change()', kept);
    execute format('grant select, insert on %I to plumbline_service', kept);
  end loop;
end
$$;
