package tw.plumbline.rules.proof;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ArbitrarySupplier;
import net.jqwik.api.RandomDistribution;

/** Seeds of random reports; a failing property names the seed. */
final class Seeds implements ArbitrarySupplier<Long> {
  private static final long MOST = 1_000_000_000_000L;

  @Override
  public Arbitrary<Long> get() {
    return Arbitraries.longs()
        .between(0, MOST)
        .withDistribution(RandomDistribution.uniform())
        .withoutEdgeCases();
  }
}
