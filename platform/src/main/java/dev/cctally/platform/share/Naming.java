package dev.cctally.platform.share;

/** What projects are called in a document. */
public enum Naming {
  /** It names no project. */
  NO_PROJECTS,
  /** By numbers. */
  ANONYMIZED,
  /** By their real names. */
  REVEALED
}
