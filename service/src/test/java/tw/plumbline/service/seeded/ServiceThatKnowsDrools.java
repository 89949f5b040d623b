package tw.plumbline.service.seeded;

import org.kie.api.KieBase;

/** A breach on purpose. */
public record ServiceThatKnowsDrools(KieBase base) {}
