package tw.plumbline.service.html;

import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Hands out the files that pages load. */
@RestController
final class AssetController {
  private static final Duration FOR_EVER = Duration.ofDays(365);

  private final Assets assets;

  AssetController(Assets assets) {
    this.assets = assets;
  }

  @GetMapping(path = "/assets/{digest}/{file}")
  ResponseEntity<byte[]> asset(@PathVariable String digest, @PathVariable String file) {
    Assets.Asset asset = assets.find(digest, file);
    if (asset == null) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    return ResponseEntity.ok()
        .contentType(asset.type())
        .cacheControl(CacheControl.maxAge(FOR_EVER).cachePublic().immutable())
        .body(asset.bytes());
  }
}
