package dev.cctally.cli.command;

import org.jspecify.annotations.Nullable;

/** Reports that look at usage in a way of their own. Every vendor has them, in the same form. */
enum Analysis {
  /** By project, with each one's part of the quota. */
  PROJECT("project"),
  /** Two windows of time compared. */
  DIFF("diff");

  private final String word;

  Analysis(String word) {
    this.word = word;
  }

  String word() {
    return word;
  }

  /** The analysis that manifests call so, or {@code null} if there is none. */
  static @Nullable Analysis of(String word) {
    for (Analysis analysis : values()) {
      if (analysis.word.equals(word)) {
        return analysis;
      }
    }
    return null;
  }

  /**
   * Its command.
   *
   * @param vendorId whose usage
   * @param name its name in diagnostics, such as {@code project}
   * @param plain whether it is called without naming the vendor, so that another may be named
   */
  Command command(String vendorId, String name, boolean plain) {
    return switch (this) {
      case PROJECT -> new ProjectCommand(vendorId, name, plain);
      case DIFF -> new DiffCommand(vendorId, name, plain);
    };
  }
}
