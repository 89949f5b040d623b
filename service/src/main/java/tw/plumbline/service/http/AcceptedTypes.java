package tw.plumbline.service.http;

import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.accept.HeaderContentTypeResolver;
import org.springframework.web.reactive.accept.RequestedContentTypeResolver;
import org.springframework.web.server.NotAcceptableStatusException;
import org.springframework.web.server.ServerWebExchange;

/** The types that a caller takes; one of quality 0 is one that it does not take. */
final class AcceptedTypes implements RequestedContentTypeResolver {
  private final RequestedContentTypeResolver header = new HeaderContentTypeResolver();

  @Override
  public List<MediaType> resolveMediaTypes(ServerWebExchange exchange) {
    List<MediaType> taken =
        header.resolveMediaTypes(exchange).stream()
            .filter(type -> type.getQualityValue() > 0)
            .toList();
    if (taken.isEmpty()) {
      throw new NotAcceptableStatusException(List.of());
    }
    return taken;
  }
}
