package tw.plumbline.rules.seeded;

import org.springframework.http.HttpStatus;

/** A breach on purpose. */
public record RulesThatKnowSpring(HttpStatus status) {}
