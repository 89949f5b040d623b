package tw.plumbline.rules.seeded;

import org.kie.api.KieBase;

/** A breach on purpose. */
public record RulesThatKnowDrools(KieBase base) {}
