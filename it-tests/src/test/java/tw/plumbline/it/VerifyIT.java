package tw.plumbline.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tw.plumbline.it.Program.Ended;

/** The check of a database against its log, as an auditor does it. */
final class VerifyIT {
  private static final JsonMapper JSON = new JsonMapper();

  @Test
  void whatASuperuserChangesIsNamedWhileTheServiceRunsAndAfter() throws Exception {
    try (DataFolder data = DataFolder.temporary()) {
      Path heads = Files.createDirectory(data.path().resolve("heads"));
      Path key = data.path().resolve("log.pub");
      Map<String, String> settings =
          Map.of(
              "PLUMBLINE_DATA", data.path().toString(),
              "PLUMBLINE_LOG_EXPORT", heads.toString());
      try (Service service = Service.with(settings)) {
        for (Filing filing : Filing.samples("verified", 4)) {
          String id = submitted(service, filing);
          Until.holds(
              "sealed",
              () -> service.get("auditor", "/v1/submissions/" + id + "/proof").statusCode() == 200);
        }
        JsonNode standing = JSON.readTree(service.get("auditor", "/v1/log").body());
        Files.writeString(key, standing.path("keys").get(0).stringValue());
        Until.holds("kept", () -> kept(heads) > 0);
        assertThat(verify(data, key, heads).code()).as("while it runs").isZero();
      }
      assertThat(verify(data, key, heads)).satisfies(VerifyIT::fits);
      Files.writeString(key, Files.readString(key).replace("+", "x+"));
      assertThat(verify(data, key, heads).code()).as("another key").isEqualTo(2);
    }
  }

  @Test
  void everyChangedRowHasALine() throws Exception {
    try (DataFolder data = DataFolder.temporary();
        Service service = Service.on(data.path())) {
      String id = submitted(service, Filing.samples("tampered", 1).get(1));
      Until.holds(
          "sealed",
          () -> service.get("auditor", "/v1/submissions/" + id + "/proof").statusCode() == 200);
      try (Connection connection = data.store().connect();
          Statement superuser = connection.createStatement()) {
        superuser.execute("set session_replication_role to replica");
        superuser.execute("update submission set alliance_name = alliance_name || '甲'");
        superuser.execute("update assessment set verdict = 'COMPLIANT'");
        superuser.execute("delete from figure where name = (select min(name) from figure)");
      }
      Ended ended = Program.run("", data.settings(), "audit", "verify", "--lang", "en");
      assertThat(ended.code()).as(ended.err()).isEqualTo(1);
      assertThat(ended.out())
          .contains("changed: submission " + id + " alliance_name")
          .contains("changed: assessment " + id + " verdict")
          .contains("figure " + id);
    }
  }

  private static void fits(Ended ended) {
    assertThat(ended.code()).as(ended.out() + ended.err()).isZero();
    assertThat(ended.out()).contains("相符").doesNotContain("--heads", "--key");
  }

  private static Ended verify(DataFolder data, Path key, Path heads) throws Exception {
    return Program.run(
        "",
        data.settings(),
        "audit",
        "verify",
        "--key",
        key.toString(),
        "--heads",
        heads.toString());
  }

  private static String submitted(Service service, Filing filing) throws Exception {
    var answer = service.submit(filing.key(), filing.report());
    assertThat(answer.statusCode()).isEqualTo(201);
    return JSON.readTree(answer.body()).path("id").stringValue();
  }

  private static long kept(Path heads) throws Exception {
    try (Stream<Path> files = Files.list(heads)) {
      return files.filter(file -> file.toString().endsWith(".txt")).count();
    }
  }
}
