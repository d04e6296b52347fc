package dev.cctally.plugins.claude;

import java.util.List;

/** Other spellings of model ids: with the vendor's name, and as cloud platforms write them. */
final class ModelNames {
  private static final List<String> REGIONS = List.of("us.", "eu.", "apac.", "global.");
  private static final String VENDOR = "anthropic.";

  private ModelNames() {}

  /** {@return the id without one leading {@code anthropic/} or {@code anthropic.}} */
  static String withoutVendor(String model) {
    return model.startsWith(VENDOR) || model.startsWith("anthropic/")
        ? model.substring(VENDOR.length())
        : model;
  }

  /**
   * {@return the vendor's own id for the spelling of Bedrock or Vertex AI} Examples: {@code
   * us.anthropic.claude-sonnet-4-6-v1:0} is {@code claude-sonnet-4-6}, {@code
   * claude-opus-4-5@20251101} is {@code claude-opus-4-5-20251101}.
   */
  static String withoutPlatform(String model) {
    String name = model;
    for (String region : REGIONS) {
      if (model.startsWith(VENDOR, region.length()) && model.startsWith(region)) {
        name = model.substring(region.length());
        break;
      }
    }
    name = withoutVendor(name);
    int length = name.length();
    if (length > 5 && isRevision(name, length - 5)) {
      return name.substring(0, length - 5);
    }
    int at = length - 9;
    if (at > 0 && name.charAt(at) == '@' && digits(name, at + 1, length)) {
      return name.substring(0, at) + "-" + name.substring(at + 1);
    }
    return name;
  }

  /** Whether {@code -v<digit>:<digit>} stands at an index. */
  private static boolean isRevision(String name, int at) {
    return name.startsWith("-v", at)
        && digits(name, at + 2, at + 3)
        && name.charAt(at + 3) == ':'
        && digits(name, at + 4, at + 5);
  }

  private static boolean digits(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }
}
