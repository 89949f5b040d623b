package tw.plumbline.rules.guard;

import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import tw.plumbline.rules.facts.Fact;

/**
 * Something that a rule may ask of a fact.
 *
 * @param accessor without arguments, of the fact's type
 */
public record Attribute(Class<? extends Fact> fact, Method accessor, Kind kind) {
  public String name() {
    return accessor.getName();
  }

  /** The type that values have; boxed where the accessor's is primitive. */
  public Class<?> type() {
    Class<?> type = accessor.getReturnType();
    return MethodType.methodType(type).wrap().returnType();
  }

  /** Whether there is always a value. */
  boolean alwaysGiven() {
    return accessor.getReturnType().isPrimitive();
  }

  @Override
  public String toString() {
    return fact.getSimpleName() + "." + name();
  }
}
