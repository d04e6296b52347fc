package dev.cctally.platform.ingest;

/**
 * Stored usage, opened. If the store cannot be written, everything happens in memory with the same
 * rules, so that answers are the same.
 */
public interface Usage extends AutoCloseable {
  /** {@return how to bring it up to date} */
  UsageSync sync();

  /** {@return how to read it} */
  UsageHistory history();

  @Override
  void close();
}
