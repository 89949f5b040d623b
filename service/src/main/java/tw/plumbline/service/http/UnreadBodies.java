package tw.plumbline.service.http;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tw.plumbline.service.problem.TooLargeException;

/**
 * A request that is answered before anybody read its body: the rest is taken and thrown away first,
 * so that its sender hears the answer and the connection can carry the next request. (Netty leaves
 * such a connection unread for ever when the rest comes after the answer.) Who sends too much or
 * too slowly is answered at once and hung up on.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class UnreadBodies implements WebFilter {
  private final long limit;
  private final Duration patience;

  UnreadBodies(long limit, Duration patience) {
    this.limit = limit;
    this.patience = patience;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    ServerHttpRequest request = exchange.getRequest();
    if (!hasBody(request.getHeaders())) {
      return chain.filter(exchange);
    }
    Body body = new Body(request);
    ServerHttpResponse response = exchange.getResponse();
    response.beforeCommit(() -> body.isRead() ? Mono.empty() : thrownAway(body, response));
    return chain.filter(exchange.mutate().request(body).build());
  }

  private Mono<Void> thrownAway(Body body, ServerHttpResponse response) {
    Mono<Void> hungUp =
        Mono.fromRunnable(() -> response.getHeaders().set(HttpHeaders.CONNECTION, "close"));
    HttpHeaders headers = body.getHeaders();
    boolean asks = headers.containsHeader(HttpHeaders.EXPECT);
    return asks || headers.getContentLength() > limit
        ? hungUp
        : rest(body).timeout(patience).onErrorResume(failure -> hungUp);
  }

  private Mono<Void> rest(Body body) {
    return body.getBody().map(UnreadBodies::released).reduce(0L, this::within).then();
  }

  private static long released(DataBuffer piece) {
    long bytes = piece.readableByteCount();
    DataBufferUtils.release(piece);
    return bytes;
  }

  private long within(long before, long bytes) {
    if (before + bytes > limit) {
      throw new TooLargeException();
    }
    return before + bytes;
  }

  private static boolean hasBody(HttpHeaders headers) {
    return headers.getContentLength() > 0 || headers.containsHeader(HttpHeaders.TRANSFER_ENCODING);
  }

  /** Knows whether anybody reads it. */
  private static final class Body extends ServerHttpRequestDecorator {
    private final AtomicBoolean read = new AtomicBoolean();

    Body(ServerHttpRequest request) {
      super(request);
    }

    @Override
    public Flux<DataBuffer> getBody() {
      return super.getBody().doOnSubscribe(reader -> read.set(true));
    }

    boolean isRead() {
      return read.get();
    }
  }
}
