package dev.cctally.spi;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One of each: what {@link PublicApi} must tell, and one thing it must not. */
public sealed interface ApiSample {
  @Nullable String maybe(int index);

  default void done() throws IOException {
    hidden();
  }

  @Deprecated
  static void gone() {}

  static <T extends Number> T first(List<T> values) {
    return values.getFirst();
  }

  private void hidden() {}

  /** The only one. */
  record Only(long count) implements ApiSample {
    @Override
    public @Nullable String maybe(int index) {
      return null;
    }
  }
}
