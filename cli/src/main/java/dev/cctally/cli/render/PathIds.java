package dev.cctally.cli.render;

/** Session ids that are paths without the ending, relative to a folder of logs. */
public final class PathIds {
  private PathIds() {}

  /**
   * {@return the name of the file}
   *
   * @param id the session's id
   */
  public static String file(String id) {
    return id.substring(id.lastIndexOf('/') + 1);
  }

  /**
   * {@return the folder it lies in; a dot for the one of all logs}
   *
   * @param id the session's id
   */
  public static String directory(String id) {
    int slash = id.lastIndexOf('/');
    return slash < 0 ? "." : id.substring(0, slash);
  }
}
