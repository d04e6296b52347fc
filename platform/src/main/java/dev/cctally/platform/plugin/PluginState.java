package dev.cctally.platform.plugin;

/** What has become of a plugin. */
public enum PluginState {
  /** Its classes are loaded and it has started in this process. */
  STARTED("started"),
  /** In order; it starts when something needs it. */
  LOADED("loaded"),
  /** Switched off in the configuration. */
  DISABLED("disabled"),
  /** Made for another SPI or another operating system. */
  INCOMPATIBLE("incompatible"),
  /** The user has not agreed to run these bytes. */
  UNTRUSTED("untrusted"),
  /** Cannot be used: damaged, no plugin, a duplicate, or it failed when it ran. */
  FAILED("failed"),
  /** A plugin that it needs is not usable. */
  MISSING_DEPENDENCY("missing-dependency");

  private final String word;

  PluginState(String word) {
    this.word = word;
  }

  /** {@return the state's name in documents and tables} */
  public String word() {
    return word;
  }
}
