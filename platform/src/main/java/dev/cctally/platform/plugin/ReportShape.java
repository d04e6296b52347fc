package dev.cctally.platform.plugin;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The form a vendor's reports have: options, JSON and columns. A plugin names it in its manifest as
 * {@code Cctally-Report-Shape}, so that the command line is known before any of its classes loads.
 */
public enum ReportShape {
  /** Cache writes and reads beside the uncached input; no weeks. A published contract. */
  SPLIT_CACHE("split-cache"),
  /** An input that includes what was read from the cache. A published contract. */
  INCLUSIVE_INPUT("inclusive-input"),
  /** Every class of tokens by itself; what a vendor has that names no shape. */
  GENERAL("general");

  private final String word;

  ReportShape(String word) {
    this.word = word;
  }

  /** {@return how manifests write it} */
  public String word() {
    return word;
  }

  /**
   * {@return the shape that manifests write so, or {@code null} if there is none}
   *
   * @param word the word
   */
  public static @Nullable ReportShape of(String word) {
    for (ReportShape shape : values()) {
      if (shape.word.equals(word)) {
        return shape;
      }
    }
    return null;
  }

  /** {@return the words for all of them, in order} */
  public static List<String> words() {
    return List.of(SPLIT_CACHE.word, INCLUSIVE_INPUT.word, GENERAL.word);
  }
}
