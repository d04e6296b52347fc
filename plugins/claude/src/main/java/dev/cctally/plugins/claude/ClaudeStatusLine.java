package dev.cctally.plugins.claude;

import dev.cctally.spi.statusline.StatusLineFormat;
import dev.cctally.spi.statusline.StatusLineInput;
import java.util.Locale;
import java.util.OptionalLong;

/** What Claude Code passes to its status line command, and what its transcripts tell about it. */
final class ClaudeStatusLine implements StatusLineFormat {
  private static final long STANDARD = 200_000;
  private static final long LONG = 1_000_000;
  private static final String LONG_SUFFIX = "[1m]";

  /** Families whose models have the standard window. */
  private static final String[] FAMILIES = {"sonnet", "opus", "haiku"};

  @Override
  public StatusLineInput read(byte[] json) {
    return new StatusLineDocument(json).read();
  }

  @Override
  public OptionalLong contextTokens(byte[] bytes, int from, int to) {
    return new ContextLine().tokens(bytes, from, to);
  }

  @Override
  public OptionalLong contextWindow(String model) {
    String name = model.toLowerCase(Locale.ROOT);
    if (name.endsWith(LONG_SUFFIX)) {
      return OptionalLong.of(LONG);
    }
    for (String family : FAMILIES) {
      if (name.contains(family)) {
        return OptionalLong.of(STANDARD);
      }
    }
    return OptionalLong.empty();
  }
}
