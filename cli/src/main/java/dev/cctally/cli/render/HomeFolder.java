package dev.cctally.cli.render;

/** Paths below the user's home folder, as people write them. */
final class HomeFolder {
  private HomeFolder() {}

  /** The path, with a tilde instead of the home folder it lies in. */
  static String shown(String path, String home) {
    return path.equals(home) || path.startsWith(home + "/")
        ? "~" + path.substring(home.length())
        : path;
  }
}
