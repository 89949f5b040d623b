package tw.plumbline.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** {@code demo}, as a process. */
final class DemoIT {
  @Test
  void everySampleIsFiledAndTheServiceGoesOn() throws Exception {
    Process process = Program.command("demo", "--port", "0").start();
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      StringBuilder page = new StringBuilder();
      String line = "";
      while (!line.contains("http://127.0.0.1:")) {
        line = out.readLine();
        assertThat(line).as("a line after " + page).isNotNull();
        page.append(line).append('\n');
      }
      assertThat(page).contains("12 個", "36 份", "符合規定", "不符規定", "待補正", "SA108-");
      assertThat(process.isAlive()).isTrue();
    } finally {
      process.destroy();
      process.waitFor();
    }
  }
}
