package tw.plumbline.service.decision;

/** The statements by which decisions are kept and read. */
final class DecisionSql {
  /** A decision with all its rows and the word of the audit log, or nothing. */
  static final String RECORD =
      """
      with recorded as (
        insert into decision (id, programme, programme_year, alliance_id, kind, effective_on,
          follows, document, by_name, recorded_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        returning id),
      rested as (
        insert into decision_assessment (decision, submission)
        select id, a.submission::uuid from recorded, unnest($11::text[]) as a(submission)),
      named as (
        insert into decision_finding (decision, submission, ordinal, relied, why)
        select id, f.submission::uuid, f.ordinal, f.relied::boolean, f.why
        from recorded, unnest($12::text[], $13::int[], $14::text[], $15::text[])
          as f(submission, ordinal, relied, why)),
      audited as (
        insert into audit_event (at, caller, roles, action, subject, alliance, trace_id)
        select $10, $9, $16, 'decision.record', id::text, $4, $17 from recorded)
      select id from recorded
      """;

  static final String STEP =
      """
      with stepped as (
        insert into decision_event (decision, kind, caller, reason, at)
        values ($1, $2, $3, $4, $5)
        returning decision),
      audited as (
        insert into audit_event (at, caller, roles, action, subject, alliance, trace_id)
        select $5, $3, $6, $7, decision::text, $8, $9 from stepped)
      select decision from stepped
      """;

  /** As they were at a moment: $1 the last step that is seen. */
  private static final String SEEN =
      """
      select d.*, e.kind as settled, e.caller as settled_by, e.reason as settled_because,
        e.at as settled_at, coalesce(e.kind, 'PROPOSED') as status
      from decision d left join decision_event e on e.decision = d.id and e.position <= $1
      """;

  static final String ONE = "select * from (" + SEEN + ") seen where id = $2";

  static final String LIST =
      "select * from ("
          + SEEN
          + """
          ) seen
          where ($2::text is null or alliance_id = $2)
            and ($3::text is null or programme = $3)
            and ($4::int is null or programme_year = $4)
            and ($5::text is null or kind = $5)
            and ($6::text is null or status = $6)
            and ($7::text is null or exists (
              select from decision_finding r join finding f using (submission, ordinal)
              where r.decision = seen.id and r.relied and f.clause = $7))
            and position < $8
          order by position desc limit $9
          """;

  static final String STATE =
      """
      select count(*) as decisions, coalesce(max(e.position), 0) as moment
      from decision d left join decision_event e on e.decision = d.id
      where ($1::text is null or d.alliance_id = $1) and (not $2::boolean or e.kind = 'APPROVED')
      """;

  private DecisionSql() {}
}
