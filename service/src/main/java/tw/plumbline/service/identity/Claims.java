package tw.plumbline.service.identity;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.oauth2.jwt.Jwt;

/** What a valid token says of its holder: {@code sub}, {@code roles}, {@code alliance}. */
final class Claims {
  private static final Pattern NAME = Pattern.compile("\\P{Cntrl}{1,255}");

  private Claims() {}

  /** Roles that are unknown here are passed over. */
  static Caller caller(Jwt token) {
    String name = token.getSubject();
    if (name == null || name.isBlank() || !NAME.matcher(name).matches()) {
      throw new BadCredentialsException("a token of nobody");
    }
    Object alliance = token.getClaims().get("alliance");
    return new Caller(
        name, roles(token.getClaims().get("roles")), alliance instanceof String id ? id : null);
  }

  private static Set<Role> roles(@Nullable Object claim) {
    Set<Role> roles = EnumSet.noneOf(Role.class);
    names(claim).forEach(name -> Role.named(name).ifPresent(roles::add));
    return roles;
  }

  private static Stream<String> names(@Nullable Object claim) {
    if (claim instanceof Collection<?> several) {
      return several.stream().map(String::valueOf);
    }
    return claim instanceof String text ? Arrays.stream(text.split(" ")) : Stream.empty();
  }
}
