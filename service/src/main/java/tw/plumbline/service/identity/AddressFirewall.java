package tw.plumbline.service.identity;

import java.util.regex.Pattern;
import org.springframework.security.web.server.firewall.ServerWebExchangeFirewall;
import org.springframework.security.web.server.firewall.StrictServerWebExchangeFirewall;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Lets only plain addresses through. The id of an alliance is what its reports say, so it alone may
 * hold any character but U+0000, percent-encoded: the address as it was sent must be that of an
 * alliance's data around one segment without a plain separator. Doors and handlers take addresses
 * apart by these segments before they decode them, so that nothing in an id leads elsewhere.
 */
final class AddressFirewall implements ServerWebExchangeFirewall {
  private static final Pattern OF_AN_ALLIANCE =
      Pattern.compile(
          "/v1/alliances/[^/;\\\\]+/[a-z-]+(/[0-9a-fA-F-]+/[a-z-]+)?"
              + "|/workbench/alliances/[^/;\\\\]+(/[a-z-]+)?"
              + "|/workbench/own/[^/;\\\\]+(/[a-z-]+/[0-9a-fA-F-]+)?");

  private final ServerWebExchangeFirewall plain = strict();
  private final ServerWebExchangeFirewall ofAnAlliance = lettingIdsThrough();

  @Override
  public Mono<ServerWebExchange> getFirewalledExchange(ServerWebExchange exchange) {
    String path = exchange.getRequest().getURI().getRawPath();
    boolean named = path != null && OF_AN_ALLIANCE.matcher(path).matches();
    return (named ? ofAnAlliance : plain).getFirewalledExchange(exchange);
  }

  private static StrictServerWebExchangeFirewall lettingIdsThrough() {
    StrictServerWebExchangeFirewall firewall = strict();
    firewall.setAllowSemicolon(true);
    firewall.setAllowUrlEncodedSlash(true);
    firewall.setAllowUrlEncodedDoubleSlash(true);
    firewall.setAllowUrlEncodedPercent(true);
    firewall.setAllowUrlEncodedPeriod(true);
    firewall.setAllowUrlEncodedCarriageReturn(true);
    firewall.setAllowUrlEncodedLineFeed(true);
    firewall.setAllowUrlEncodedLineSeparator(true);
    firewall.setAllowUrlEncodedParagraphSeparator(true);
    firewall.setAllowBackSlash(true);
    return firewall;
  }

  /** No text with the character U+0000 is stored, so none is asked for. */
  private static StrictServerWebExchangeFirewall strict() {
    StrictServerWebExchangeFirewall firewall = new StrictServerWebExchangeFirewall();
    firewall.setAllowedParameterValues(value -> value == null || value.indexOf('\0') < 0);
    return firewall;
  }
}
