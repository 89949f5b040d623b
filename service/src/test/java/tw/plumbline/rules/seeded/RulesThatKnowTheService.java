package tw.plumbline.rules.seeded;

import tw.plumbline.service.checking.Checks;

/** A breach on purpose. */
public record RulesThatKnowTheService(Checks checks) {}
