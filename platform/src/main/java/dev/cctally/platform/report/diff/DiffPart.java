package dev.cctally.platform.report.diff;

/** A section of the comparison. They come in this order, whatever order they are asked for in. */
public enum DiffPart {
  /** Everything. */
  OVERALL("overall"),
  /** By model id. */
  MODELS("models"),
  /** By project; equal names of different folders are one. */
  PROJECTS("projects"),
  /** Responses that read or wrote a cache. */
  CACHE("cache");

  private final String word;

  DiffPart(String word) {
    this.word = word;
  }

  /** {@return how documents and options write it} */
  public String word() {
    return word;
  }
}
