package tw.plumbline.rules.compile;

import java.lang.invoke.LambdaMetafactory;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tw.plumbline.rules.guard.Attribute;

/** Reads attributes of facts, as fast as a lambda would. */
final class Accessors {
  /** There are only so many attributes of facts, so that this does not grow. */
  private static final Map<Method, Accessor> MADE = new ConcurrentHashMap<>();

  private Accessors() {}

  /** Reads one attribute. */
  @FunctionalInterface
  interface Accessor {
    @Nullable Object of(Object fact);
  }

  static Accessor of(Attribute attribute) {
    return MADE.computeIfAbsent(attribute.accessor(), Accessors::make);
  }

  private static Accessor make(Method method) {
    try {
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      MethodHandle handle = lookup.unreflect(method);
      MethodType type = handle.type();
      return (Accessor)
          LambdaMetafactory.metafactory(
                  lookup,
                  "of",
                  MethodType.methodType(Accessor.class),
                  MethodType.methodType(Object.class, Object.class),
                  handle,
                  type.wrap())
              .getTarget()
              .invoke();
    } catch (Throwable e) {
      throw new IllegalStateException("cannot read " + method, e);
    }
  }
}
