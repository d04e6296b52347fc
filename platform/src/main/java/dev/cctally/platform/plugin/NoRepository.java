package dev.cctally.platform.plugin;

import java.nio.file.Path;
import java.util.List;
import org.pf4j.PluginRepository;

/** PF4J never looks for plugins itself and never deletes one. */
final class NoRepository implements PluginRepository {
  @Override
  public List<Path> getPluginPaths() {
    return List.of();
  }

  @Override
  public boolean deletePluginPath(Path jar) {
    return false;
  }
}
