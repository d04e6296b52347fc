package dev.cctally.platform.plugin;

import org.pf4j.VersionManager;

/** Gives PF4J our reading of versions and ranges, so that both checks agree. */
final class StrictVersions implements VersionManager {
  @Override
  public boolean checkVersionConstraint(String version, String constraint) {
    try {
      return VersionRange.parse(constraint).contains(SemVer.parse(version));
    } catch (InvalidDescriptorException e) {
      return false;
    }
  }

  @Override
  public int compareVersions(String left, String right) {
    try {
      return SemVer.parse(left).compareTo(SemVer.parse(right));
    } catch (InvalidDescriptorException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }
}
