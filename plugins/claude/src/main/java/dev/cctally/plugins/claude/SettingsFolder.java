package dev.cctally.plugins.claude;

import dev.cctally.spi.vendor.HostEnvironment;
import java.nio.file.Path;
import java.util.function.Function;

/**
 * Finds the folder Claude Code keeps its settings in. A class of its own since a lambda takes long
 * to make where a prompt waits.
 */
final class SettingsFolder implements Function<HostEnvironment, Path> {
  @Override
  public Path apply(HostEnvironment host) {
    return new DataFolders(host).named().getFirst();
  }
}
