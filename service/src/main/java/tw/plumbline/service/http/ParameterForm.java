package tw.plumbline.service.http;

import java.util.function.Predicate;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tw.plumbline.model.text.BilingualText;

/**
 * How a parameter must be written.
 *
 * @param said what it must be, in words
 */
record ParameterForm(Predicate<String> form, BilingualText said) {
  private static final Pattern INTEGER = Pattern.compile("-?[0-9]{1,10}");
  private static final Pattern UUID =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  /** As its schema has it. */
  static ParameterForm of(JsonNode schema) {
    if (schema.path("type").asString("").equals("integer")) {
      return schema.has("minimum")
          ? integer(schema.path("minimum").longValue())
          : new ParameterForm(
              text -> isInteger(text, Integer.MIN_VALUE),
              new BilingualText("整數", "a whole number"));
    }
    if (schema.path("format").asString("").equals("uuid")) {
      return new ParameterForm(
          text -> UUID.matcher(text).matches(), new BilingualText("識別碼（UUID）", "an id (a UUID)"));
    }
    return new ParameterForm(text -> true, new BilingualText("文字", "a text"));
  }

  boolean fits(String text) {
    return form.test(text);
  }

  private static ParameterForm integer(long least) {
    return new ParameterForm(
        text -> isInteger(text, least),
        new BilingualText(
            "不小於 %d 的整數".formatted(least), "a whole number of at least %d".formatted(least)));
  }

  private static boolean isInteger(String text, long least) {
    if (!INTEGER.matcher(text).matches()) {
      return false;
    }
    long number = Long.parseLong(text);
    return number >= least && number <= Integer.MAX_VALUE;
  }
}
