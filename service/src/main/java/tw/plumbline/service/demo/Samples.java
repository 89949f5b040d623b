package tw.plumbline.service.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import tools.jackson.databind.json.JsonMapper;

/** The sample reports that come with the service. */
public final class Samples {
  private static final String ALL = "classpath*:samples/*/*/*.json";
  private static final Pattern PATH = Pattern.compile("samples/([^/]+)/([^/]+)/([^/]+)$");

  private Samples() {}

  /** Ordered by programme year, alliance, and filing. */
  public static List<Sample> all() throws IOException {
    JsonMapper mapper = new JsonMapper();
    List<Resource> resources =
        new ArrayList<>(List.of(new PathMatchingResourcePatternResolver().getResources(ALL)));
    resources.sort(Comparator.comparing(Samples::path));
    List<Sample> samples = new ArrayList<>();
    for (Resource resource : resources) {
      try (InputStream in = resource.getInputStream()) {
        byte[] report = in.readAllBytes();
        samples.add(new Sample(folder(resource), name(resource), report, mapper.readTree(report)));
      }
    }
    return samples;
  }

  private static String folder(Resource resource) {
    String path = path(resource);
    return path.substring(0, path.lastIndexOf('/'));
  }

  private static String name(Resource resource) {
    String path = path(resource);
    return path.substring(path.lastIndexOf('/') + 1).replace(".json", "");
  }

  private static String path(Resource resource) {
    try {
      Matcher path = PATH.matcher(resource.getURL().toString());
      if (!path.find()) {
        throw new IllegalStateException("not a sample: " + resource);
      }
      return path.group(1) + "/" + path.group(2) + "/" + path.group(3);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
