package dev.cctally.platform.report.project;

/** What makes folders one project. */
public enum ProjectGrouping {
  /** The git root they lie in; without one, the folder. */
  GIT_ROOT,
  /** Each folder is one of its own. */
  FULL_PATH
}
