package tw.plumbline.rules.guard;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;
import tw.plumbline.model.text.BilingualText;

/** The reasons for which a rule file is refused; {@code refusals.properties} has their words. */
public enum Refusal {
  // the text of the file
  FILE_TOO_LARGE,
  BYTE_ORDER_MARK,
  NOT_UTF_8,
  TEXT_DIRECTION,
  INVISIBLE_CHARACTER,
  CONTROL_CHARACTER,
  LINE_TOO_LONG,
  UNICODE_ESCAPE,
  DSL,
  TOO_DEEP,
  TOO_INTRICATE,

  // the file
  SYNTAX,
  NO_RULE,
  LEFT_OVER,
  UNKNOWN_SYNTAX,
  TOO_MANY_RULES,
  PACKAGE,
  UNIT,
  IMPORT,
  IMPORT_FUNCTION,
  IMPORT_ACCUMULATE,
  GLOBAL,
  FUNCTION,
  QUERY,
  DECLARED_TYPE,
  DECLARED_ENUM,
  DECLARED_ENTRY_POINT,
  DECLARED_WINDOW,
  FILE_ATTRIBUTE,

  // the heading of a rule
  DUPLICATE_NAME,
  BLANK_NAME,
  NAME_TOO_LONG,
  NAME_CHARACTERS,
  SALIENCE,
  ENABLED,
  NO_LOOP,
  LOCK_ON_ACTIVE,
  AGENDA_GROUP,
  ACTIVATION_GROUP,
  RULEFLOW_GROUP,
  AUTO_FOCUS,
  DURATION,
  TIMER,
  CALENDARS,
  DATE_EFFECTIVE,
  DATE_EXPIRES,
  DIALECT,
  EXTENDS,
  ANNOTATION,
  NAMED_CONSEQUENCE,

  // the patterns of a rule
  NO_PATTERN,
  OR,
  AND,
  FORALL,
  EVAL,
  DO,
  IF,
  FROM,
  COLLECT,
  ACCUMULATE,
  GROUP_BY,
  ENTRY_POINT,
  WINDOW,
  OOPATH,
  QUERY_CALL,
  UNIFICATION,
  POSITIONAL_ARGUMENT,
  UNKNOWN_FACT,
  BOUND_FIELD,
  BOUND_IN_QUANTIFIER,
  BOUND_TWICE,
  VARIABLE_NAME,
  PARAMETER_HIDDEN,
  NESTED_QUANTIFIER,
  TOO_MANY_PATTERNS,
  CROSS_PRODUCT,
  UNEQUAL_JOIN,

  // the conditions
  CONDITION_SYNTAX,
  BARE_VALUE,
  CONDITION_AS_VALUE,
  HALF_CONDITION,
  VALUE_FIRST,
  METHOD_CALL,
  CONSTRUCTOR,
  ASSIGNMENT,
  INCREMENT,
  LAMBDA,
  METHOD_REFERENCE,
  CAST,
  INLINE_CAST,
  INSTANCE_OF,
  TERNARY,
  SWITCH,
  ELEMENT_ACCESS,
  ARRAY,
  LIST_LITERAL,
  MAP_LITERAL,
  CLASS_LITERAL,
  THIS,
  SUPER,
  NULL_SAFE,
  ARITHMETIC,
  BIT_OPERATION,
  NUMBER_LITERAL,
  CHARACTER_LITERAL,
  TEXT_BLOCK,
  TEXT_ESCAPE,
  TEXT_TEMPLATE,
  MATCHES,
  SOUNDS_LIKE,
  MEMBER_OF,
  STR_OPERATOR,
  TIME_OPERATOR,
  CUSTOM_OPERATOR,
  UNKNOWN_ATTRIBUTE_OF_FACT,
  UNKNOWN_CONSTANT,
  UNKNOWN_PARAMETER,
  UNKNOWN_VARIABLE,
  WHOLE_FACT,
  LONG_PATH,
  WRONG_TYPE,
  DATE_AS_TEXT,
  DIFFERENT_ENUMS,
  NOT_ORDERED,
  NEVER_NULL,
  LIST_COMPARED,
  CONTAINS_IN_NO_LIST,
  WRONG_DIGIT_CHECK,

  // the conclusion
  CONCLUSION_SYNTAX,
  NO_CONCLUSION,
  SEVERAL_STATEMENTS,
  EMPTY_STATEMENT,
  NOT_A_CONCLUSION,
  WRONG_ARGUMENTS,
  NESTED_CALL,
  FIELD_ACCESS,
  QUALIFIED_CALL,
  ENGINE,
  WORKING_MEMORY,
  UNKNOWN_NAME,
  CONCLUSION_LAMBDA,
  CONCLUSION_CONSTRUCTOR,
  CONCLUSION_ASSIGNMENT,
  CONCLUSION_CALCULATION,
  CONCLUSION_CAST,
  CONCLUSION_CLASS_LITERAL,
  CONCLUSION_NUMBER,
  LOCAL_VARIABLE,
  LOCAL_CLASS,
  BLOCK,
  CONTROL_FLOW;

  /** What is refused, why, and what to write instead. */
  BilingualText message(String detail) {
    return new BilingualText(words("zh-TW", detail), words("en", detail));
  }

  private String words(String language, String detail) {
    return Objects.requireNonNull(Words.TEMPLATES.getProperty(name() + "." + language))
        .replace("{0}", detail);
  }

  private static final class Words {
    static final Properties TEMPLATES = read();

    private static Properties read() {
      Properties templates = new Properties();
      try (Reader reader =
          new InputStreamReader(
              Objects.requireNonNull(Refusal.class.getResourceAsStream("refusals.properties")),
              StandardCharsets.UTF_8)) {
        templates.load(reader);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return templates;
    }
  }
}
