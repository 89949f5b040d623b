package tw.plumbline.rules.mutation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import java.util.TreeMap;
import tw.plumbline.rules.book.Rulebook;
import tw.plumbline.rules.book.RulebookFiles;

/** A rulebook with one clause: foreign vendors may hold so many per cent until a day. */
final class TinyRulebook {
  static final String CLAUSE_PAGE = "members/t-1/rule.yaml";
  static final String RULE_FILE = "members/t-1/rule.drl";

  private static final String PROGRAMME =
      """
      formatVersion: 1
      programme: tiny
      name: {zh-TW: 小, en: tiny}
      zone: Asia/Taipei
      editions:
        - {year: 108, id: tiny-108}
      filings:
        - kind: YEARLY
          name: {zh-TW: 年報, en: yearly}
          asOf:
            - from: 108
              value: 2019-12-31
      records: [YEARLY]
      stations: [members]
      order: [TINY-1]
      figures: [vendors, weighed]
      """;

  private static final String STATION =
      """
      formatVersion: 1
      station: members
      rows:
        - from: 108
          file: rows.csv
      lists:
        members:
          findings: EVERY
          notCounted: NOT_COUNTED
          tests:
            - TINY-1
          countedBy:
            - clause: TINY-1
              kinds:
                - COMPANY
            - kinds: [BUSINESS, SCHOOL]
              clause: TINY-1
      """;

  private static final String ROWS =
      """
      kind,jurisdiction,row,clause
      SCHOOL,-,OTHER,TINY-1
      -,-,VENDOR,TINY-1
      """;

  private static final String CLAUSE =
      """
      formatVersion: 1
      clause: TINY-1
      title: {zh-TW: 外商, en: foreign vendors}
      automation: AUTOMATED
      effective:
        from: 108
      words:
        - from: 108
          document: 手冊
          section: 一
          statement: {zh-TW: 外商有上限, en: there is a limit}
      severity:
        - from: 107
          to: 107
          value: WARNING
        - from: 108
          value: VIOLATION
      parameters:
        limit:
          type: DECIMAL
          values:
            - from: 108
              value: 0.50 # per cent
              source: 手冊
        unread:
          type: WHOLE
          values:
            - from: 108
              value: 7
              source: 手冊
        lastDay:
          type: DATE
          values:
            - from: 108
              value: 2019-06-30
              source: 手冊
        abroad:
          type: TEXTS
          values:
            - from: 108
              value: [HK, "MO", SG]
              source: 手冊
        home:
          type: TEXT
          values:
            - from: 108
              value: "TW"
              source: 手冊
      rule:
        - from: 108
          file: rule.drl
      findings:
        too much:
          - from: 108
            message: {zh-TW: 過高, en: too much}
            remedy: {zh-TW: 請降低, en: less}
      figures:
        - name: vendors
          from: 108
          title: {zh-TW: 廠商, en: vendors}
          unit: 家
          group: members
          of: members
          where:
            result:
              - VENDOR
        - name: weighed
          from: 108
          title: {zh-TW: 加權, en: weighed}
          unit: 家
          group: other
          sum:
            vendors: 2
      """;

  private static final String RULES =
      """
      rule "applies"
      when
        exists MemberFact( row == "VENDOR" )
      then
        applies();
      end

      // not "before": neither is this < a comparison
      rule "too much"
      when
        $m : MemberFact( jurisdiction in ($abroad),
                         mainlandHoldingPercent > $limit || agreed == true && endsOn < $lastDay )
        not StaffFact( fullTime == true )
      then
        breach($m);
      end
      """;

  private static final String REPORT =
      """
      {
        "programme": "tiny",
        "programmeYear": 108,
        "filing": "YEARLY",
        "filedAt": "2019-12-01T12:00:00+08:00",
        "alliance": {"id": "A", "name": "虛構聯盟"},
        "members": [
          {"id": "v1", "name": "甲", "claimedAs": "VENDOR", "kind": "COMPANY", "jurisdiction": "HK"}
        ]
      }
      """;

  private static final String CASES =
      """
      formatVersion: 1
      clause: TINY-1
      cases:
        - name: no holding is never too much
          base: report
          expect:
            status: MET
            findings: []
            figures: {weighed: 2}
        - name: the limit itself is not too much
          base: report
          change:
            - set: /members/0/mainlandHoldingPercent
              to: 0.5
          expect:
            status: MET
            findings: []
        - name: a little more than the limit is
          base: report
          change:
            - set: /members/0/mainlandHoldingPercent
              to: 0.51
          expect:
            status: NOT_MET
            findings:
              - {clause: TINY-1, severity: VIOLATION, pointer: /members/0}
      """;

  private TinyRulebook() {}

  /** With cases that look at the limit only. */
  static Rulebook rulebook() {
    return rulebook(CASES);
  }

  static Rulebook withWrongCase() {
    return rulebook(CASES.replace("weighed: 2", "weighed: 3"));
  }

  private static Rulebook rulebook(String cases) {
    Map<String, byte[]> files = new TreeMap<>();
    put(files, "programme.yaml", PROGRAMME);
    put(files, "members/station.yaml", STATION);
    put(files, "members/rows.csv", ROWS);
    put(files, CLAUSE_PAGE, CLAUSE);
    put(files, RULE_FILE, RULES);
    put(files, "members/t-1/cases.yaml", cases);
    put(files, "cases/report.json", REPORT);
    return Rulebook.read(new RulebookFiles(files));
  }

  private static void put(Map<String, byte[]> files, String path, String text) {
    files.put(path, text.getBytes(UTF_8));
  }
}
