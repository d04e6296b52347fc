package dev.cctally.platform.plugin;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version of the form {@code 1.2.3}, maybe with a pre-release, as SemVer 2.0.0 defines it. Build
 * metadata is accepted and ignored.
 *
 * @param preRelease the identifiers after the hyphen; empty for a release
 */
record SemVer(long major, long minor, long patch, List<String> preRelease)
    implements Comparable<SemVer> {
  private static final String NUMBER = "(0|[1-9][0-9]{0,9})";
  private static final String IDENTIFIER = "(?:0|[1-9][0-9]*|[0-9]*[A-Za-z-][0-9A-Za-z-]*)";
  private static final Pattern FORM =
      Pattern.compile(
          NUMBER
              + "\\."
              + NUMBER
              + "\\."
              + NUMBER
              + "(?:-("
              + IDENTIFIER
              + "(?:\\."
              + IDENTIFIER
              + ")*))?(?:\\+[0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*)?");

  SemVer {
    preRelease = List.copyOf(preRelease);
  }

  static SemVer parse(String text) throws InvalidDescriptorException {
    Matcher matcher = text.length() <= 100 ? FORM.matcher(text) : null;
    if (matcher == null || !matcher.matches()) {
      throw new InvalidDescriptorException(
          "'" + text + "' is not a semantic version such as 1.2.0 or 1.2.0-beta.1");
    }
    String preRelease = matcher.group(4);
    return new SemVer(
        Long.parseLong(matcher.group(1)),
        Long.parseLong(matcher.group(2)),
        Long.parseLong(matcher.group(3)),
        preRelease == null ? List.of() : List.of(preRelease.split("\\.", -1)));
  }

  boolean isPreRelease() {
    return !preRelease.isEmpty();
  }

  boolean sameRelease(SemVer other) {
    return major == other.major && minor == other.minor && patch == other.patch;
  }

  @Override
  public int compareTo(SemVer other) {
    int order = Long.compare(major, other.major);
    order = order != 0 ? order : Long.compare(minor, other.minor);
    order = order != 0 ? order : Long.compare(patch, other.patch);
    return order != 0 ? order : comparePreReleases(preRelease, other.preRelease);
  }

  private static int comparePreReleases(List<String> left, List<String> right) {
    if (left.isEmpty() || right.isEmpty()) {
      return Boolean.compare(left.isEmpty(), right.isEmpty()); // a release comes after its previews
    }
    for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
      int order = compareIdentifiers(left.get(i), right.get(i));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(left.size(), right.size());
  }

  private static int compareIdentifiers(String left, String right) {
    boolean leftNumber = left.chars().allMatch(c -> c >= '0' && c <= '9');
    boolean rightNumber = right.chars().allMatch(c -> c >= '0' && c <= '9');
    if (leftNumber && rightNumber) { // no leading zeros, so the longer one is larger
      int order = Integer.compare(left.length(), right.length());
      return order != 0 ? order : left.compareTo(right);
    }
    if (leftNumber != rightNumber) {
      return leftNumber ? -1 : 1;
    }
    return left.compareTo(right);
  }

  @Override
  public String toString() {
    String release = major + "." + minor + "." + patch;
    return preRelease.isEmpty() ? release : release + "-" + String.join(".", preRelease);
  }
}
