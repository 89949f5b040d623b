package tw.plumbline.service.problem;

import java.util.Collection;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;
import tw.plumbline.model.text.BilingualText;

/** A parameter of a request that is not as it must be: in the path, the query or a header. */
public final class ParameterException extends ResponseStatusException {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  private ParameterException(String parameter, String zhTw, String en) {
    super(HttpStatus.BAD_REQUEST);
    this.problem = Problem.ofParameter(parameter, new BilingualText(zhTw, en));
  }

  /**
   * One that the operation does not have.
   *
   * @param known those that there are
   */
  public static ParameterException unknown(String parameter, Collection<String> known) {
    return new ParameterException(
        parameter,
        "這裡沒有參數 `%s`，%s。"
            .formatted(parameter, known.isEmpty() ? "也不接受其他參數" : "可用的有 " + listed(known)),
        "There is no parameter `%s` here; %s."
            .formatted(parameter, known.isEmpty() ? "none is taken" : "there is " + listed(known)));
  }

  public static ParameterException repeated(String parameter) {
    return new ParameterException(
        parameter,
        "參數 `%s` 只可給一次。".formatted(parameter),
        "The parameter `%s` may be given only once.".formatted(parameter));
  }

  public static ParameterException empty(String parameter) {
    return new ParameterException(
        parameter,
        "參數 `%s` 沒有內容；請給值或略去。".formatted(parameter),
        "The parameter `%s` is empty; give it a value or leave it out.".formatted(parameter));
  }

  public static ParameterException missing(String parameter) {
    return new ParameterException(
        parameter,
        "缺少參數 `%s`。".formatted(parameter),
        "The parameter `%s` is missing.".formatted(parameter));
  }

  /** Not written as it must be. */
  public static ParameterException notOfForm(String parameter, BilingualText form) {
    return new ParameterException(
        parameter,
        "參數 `%s` 須為%s。".formatted(parameter, form.zhTw()),
        "The parameter `%s` must be %s.".formatted(parameter, form.en()));
  }

  /**
   * None of the values that it may have.
   *
   * @param values those that there are
   */
  public static ParameterException noneOf(String parameter, Collection<String> values) {
    return new ParameterException(
        parameter,
        "參數 `%s` 須為下列之一：%s。".formatted(parameter, listed(values)),
        "The parameter `%s` must be one of %s.".formatted(parameter, listed(values)));
  }

  /** A cursor that no page of this very list brought. */
  public static ParameterException noCursor(String parameter) {
    return new ParameterException(
        parameter,
        "參數 `%s` 須為同一清單、同樣條件之前一頁的 `next`，原樣送回。".formatted(parameter),
        "The parameter `%s` must be the `next` of a page of this list, asked for in the same way and"
                .formatted(parameter)
            + " sent back as it is.");
  }

  /** What belongs to a single submission and was given with a batch. */
  public static ParameterException notOfBatch(String parameter) {
    return new ParameterException(
        parameter,
        "整批送件不接受 `%s`，請寫在各行內。".formatted(parameter),
        "A batch does not take `%s`; say it in each line.".formatted(parameter));
  }

  Problem problem() {
    return problem;
  }

  /** Such requests are ordinary: no stack is looked at for them. */
  @Override
  public synchronized Throwable fillInStackTrace() {
    return this;
  }

  private static String listed(Collection<String> names) {
    return names.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
  }
}
