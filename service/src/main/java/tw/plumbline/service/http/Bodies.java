package tw.plumbline.service.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.server.UnsupportedMediaTypeStatusException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.channel.AbortedException;
import tw.plumbline.service.checking.OverloadedException;
import tw.plumbline.service.lines.Line;
import tw.plumbline.service.lines.LineCutter;
import tw.plumbline.service.problem.TooLargeException;

/** Request bodies, held only as far as their limit. */
final class Bodies {
  private static final String PLAIN = "identity";
  private static final List<MediaType> TAKEN =
      List.of(MediaType.APPLICATION_JSON, MediaType.APPLICATION_NDJSON);

  private final int limit;
  private final HeldBytes held;

  /**
   * @param limit the most bytes of a body that is one report, or of one line of a batch
   * @param held the bytes of all the bodies that are one report
   */
  Bodies(int limit, HeldBytes held) {
    this.limit = limit;
    this.held = held;
  }

  /**
   * What comes of the whole body; a {@link TooLargeException} as soon as it is, or says that it is,
   * over the limit.
   */
  <T> Mono<T> whole(ServerHttpRequest request, Function<byte[], Mono<T>> use) {
    return whole(request, TAKEN, use);
  }

  /**
   * The same of another body than JSON.
   *
   * @param taken the types that it may have
   */
  <T> Mono<T> whole(
      ServerHttpRequest request, List<MediaType> taken, Function<byte[], Mono<T>> use) {
    requirePlainUtf8(request.getHeaders(), taken);
    if (request.getHeaders().getContentLength() > limit) {
      return Mono.error(new TooLargeException());
    }
    return Mono.using(
        held::share,
        share ->
            DataBufferUtils.join(pieces(request).map(piece -> counted(piece, share)), limit)
                .map(Bodies::bytes)
                .defaultIfEmpty(new byte[0])
                .onErrorMap(DataBufferLimitException.class, tooMany -> new TooLargeException())
                .flatMap(use),
        HeldBytes.Share::close);
  }

  /** The body's lines, read no faster than they are asked for. */
  Flux<Line> lines(ServerHttpRequest request) {
    requirePlainUtf8(request.getHeaders(), TAKEN);
    return Flux.defer(
        () -> {
          LineCutter cutter = new LineCutter(limit);
          return pieces(request)
              .concatMapIterable(piece -> cut(cutter, piece), 1)
              .concatWith(Flux.defer(() -> Flux.fromIterable(cutter.last())));
        });
  }

  private static Flux<DataBuffer> pieces(ServerHttpRequest request) {
    return request
        .getBody()
        .onErrorMap(
            failure -> failure instanceof IOException || failure instanceof AbortedException,
            CallerGoneException::new);
  }

  private static DataBuffer counted(DataBuffer piece, HeldBytes.Share share) {
    try {
      share.add(piece.readableByteCount());
      return piece;
    } catch (OverloadedException overloaded) {
      DataBufferUtils.release(piece);
      throw overloaded;
    }
  }

  private static List<Line> cut(LineCutter cutter, DataBuffer piece) {
    return cutter.cut(ByteBuffer.wrap(bytes(piece)));
  }

  private static byte[] bytes(DataBuffer buffer) {
    byte[] bytes = new byte[buffer.readableByteCount()];
    buffer.read(bytes);
    DataBufferUtils.release(buffer);
    return bytes;
  }

  private static void requirePlainUtf8(HttpHeaders headers, List<MediaType> taken) {
    MediaType type = headers.getContentType();
    Charset charset = type == null ? null : type.getCharset();
    String encoding = headers.getFirst(HttpHeaders.CONTENT_ENCODING);
    if (encoding != null && !encoding.equalsIgnoreCase(PLAIN)) {
      ErrorResponseException packed = new ErrorResponseException(HttpStatus.UNSUPPORTED_MEDIA_TYPE);
      packed.getHeaders().set(HttpHeaders.ACCEPT_ENCODING, PLAIN);
      throw packed;
    }
    if (charset != null && !charset.equals(StandardCharsets.UTF_8)) {
      throw new UnsupportedMediaTypeStatusException(type, taken);
    }
  }
}
