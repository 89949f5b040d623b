package tw.plumbline.model.seeded;

import tools.jackson.databind.JsonNode;

/** A breach on purpose. */
public record ModelThatKnowsJackson(JsonNode node) {}
