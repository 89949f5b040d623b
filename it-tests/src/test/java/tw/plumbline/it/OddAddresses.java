package tw.plumbline.it;

import java.util.ArrayList;
import java.util.List;

/** Addresses of what is stored, with ids and queries that nobody should ask for. */
final class OddAddresses {
  private static final List<String> IDS =
      List.of(
          "%00",
          "a%00b",
          "..%2f..",
          "%2e%2e",
          "..",
          "a;b=c",
          "a%0d%0ab",
          "a%09b",
          "%ff",
          "%ED%A0%80",
          "%E8%81%AF",
          "%25",
          "a%20b",
          "-",
          "1-1-1-1-1",
          "00000000-0000-0000-0000-000000000000",
          "x".repeat(3_000),
          "%22%27--");

  private static final List<String> PATHS =
      List.of(
          "/v1/assessments/%s",
          "/v1/submissions/%s",
          "/v1/alliances/%s/findings",
          "/v1/alliances/%s/assessments",
          "/v1/alliances/%s/summary-table?programmeYear=108",
          "/v1/rulebooks/%s",
          "/v1/rulebooks/small-alliance-108/versions/%s",
          "/v1/programmes/%s/108",
          "/v1/programmes/small-alliance/%s");

  private static final List<String> QUERIES =
      List.of(
          "cursor=",
          "cursor=x",
          "cursor=%00",
          "cursor=MTA",
          "cursor=LTE",
          "cursor=MA",
          "cursor=OTk5OTk5OTk5OTk5OTk5",
          "cursor=LTk5OTk5OTk5OTk5OTk5",
          "cursor=OTIyMzM3MjAzNjg1NDc3NTgwOA",
          "limit=0",
          "limit=-1",
          "limit=abc",
          "limit=1.5",
          "limit=2147483647",
          "limit=99999999999",
          "limit=",
          "programmeYear=abc",
          "programmeYear=-2147483648",
          "programmeYear=2147483647",
          "programmeYear=99999999999",
          "programmeYear=",
          "filing=%00",
          "filing=%ff%fe",
          "filing=",
          "filing=SECOND_KPI&filing=x",
          "programme=%00",
          "programme=%27",
          "x=%00",
          "=",
          "&");

  private OddAddresses() {}

  static List<String> all() {
    List<String> addresses = new ArrayList<>();
    for (String path : PATHS) {
      IDS.forEach(id -> addresses.add(path.formatted(id)));
    }
    for (String list : List.of("findings", "assessments", "summary-table")) {
      QUERIES.forEach(query -> addresses.add("/v1/alliances/model-optics/" + list + "?" + query));
    }
    return addresses;
  }
}
