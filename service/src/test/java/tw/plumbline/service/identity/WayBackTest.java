package tw.plumbline.service.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where sign-in goes on to. */
final class WayBackTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/workbench",
        "/workbench/rulebooks/SA-108?q=%E5%90%88%E7%B4%84&severity=VIOLATION",
        "/workbench?lang=en"
      })
  void aPageOfTheWorkbenchIsGoneBackTo(String page) {
    assertThat(WayBack.to(page)).hasToString(page);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "/",
        "https://elsewhere.example/workbench",
        "//elsewhere.example",
        "/\\elsewhere.example",
        "/workbench\\..\\..",
        "/workbench//elsewhere.example",
        "/workbench.elsewhere.example",
        "/workbench@elsewhere.example",
        "/workbench/x\r\nSet-Cookie: a=b",
        "/workbench/規則",
        "/workbench/%",
        "/sign-out",
        "/v1/rulebooks",
        "javascript:alert(1)"
      })
  void anythingElseGoesToTheFirstPage(String other) {
    assertThat(WayBack.to(other)).hasToString("/workbench");
  }
}
