package tw.plumbline.service.demo;

import tools.jackson.databind.JsonNode;

/**
 * One filing of a fictional alliance.
 *
 * @param alliance name of its folder
 * @param content the report, read only for what a reader of the demo should see
 */
public record Sample(String alliance, byte[] report, JsonNode content) {}
