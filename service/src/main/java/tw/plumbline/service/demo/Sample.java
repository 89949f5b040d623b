package tw.plumbline.service.demo;

import tools.jackson.databind.JsonNode;

/**
 * One filing of a fictional alliance.
 *
 * @param alliance name of its folder
 * @param name of its file, without ending
 * @param content the report, read only for what a reader of the demo should see
 */
public record Sample(String alliance, String name, byte[] report, JsonNode content) {}
