package dev.cctally.platform.plugin;

/** Passes on a throwable of plugin code past PF4J's interfaces, which declare none. */
final class Rethrown {
  private Rethrown() {}

  /** Never returns; the result type lets callers write {@code throw}. */
  static RuntimeException unchecked(Throwable failure) {
    return Rethrown.<RuntimeException>sneak(failure);
  }

  @SuppressWarnings("unchecked") // the cast is erased: this throws what it was given
  private static <E extends Throwable> RuntimeException sneak(Throwable failure) throws E {
    throw (E) failure;
  }
}
