package dev.cctally.cli.render;

/** Session ids that are paths without the ending, relative to a folder of logs. */
final class PathIds {
  private PathIds() {}

  /** The name of the file. */
  static String file(String id) {
    return id.substring(id.lastIndexOf('/') + 1);
  }

  /** The folder it lies in; a dot for the one of all logs. */
  static String directory(String id) {
    int slash = id.lastIndexOf('/');
    return slash < 0 ? "." : id.substring(0, slash);
  }
}
