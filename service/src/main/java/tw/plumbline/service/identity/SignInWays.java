package tw.plumbline.service.identity;

import org.jspecify.annotations.Nullable;

/**
 * The ways to say who one is, as configured.
 *
 * @param passwords null where names and passwords are not taken
 * @param tokens null where no issuer's tokens are taken
 */
record SignInWays(@Nullable PasswordSignIn passwords, @Nullable TokenSignIn tokens) {}
