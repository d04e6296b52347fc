package dev.cctally.platform.plugin;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A range of versions such as {@code >=1.2.0 & <2.0.0}: comparisons joined by {@code &}, which
 * binds tighter, and {@code |}. A pre-release is in a range only if one of the joined comparisons
 * names a pre-release of the same version, so nobody gets previews unasked.
 *
 * <p>Written here because PF4J reads a bare {@code 1.2.0} as {@code >=1.2.0} and loads an
 * expression parser for it; this check runs at every start, before any class of a plugin or of PF4J
 * loads.
 */
record VersionRange(String text, List<List<Comparison>> alternatives) {
  private static final Pattern COMPARISON = Pattern.compile("(>=|<=|>|<|=|~|\\^)\\s*(\\S+)");

  /** One operator with its version. */
  record Comparison(String operator, SemVer version) {
    boolean holds(SemVer candidate) {
      int order = candidate.compareTo(version);
      return switch (operator) {
        case ">=" -> order >= 0;
        case "<=" -> order <= 0;
        case ">" -> order > 0;
        case "<" -> order < 0;
        case "=" -> order == 0;
        case "~" ->
            order >= 0
                && candidate.major() == version.major()
                && candidate.minor() == version.minor();
        case "^" -> order >= 0 && sameLeadingNumber(candidate);
        default -> throw new IllegalStateException("operator " + operator);
      };
    }

    private boolean sameLeadingNumber(SemVer candidate) {
      if (candidate.major() != version.major()) {
        return false;
      }
      if (version.major() > 0) {
        return true;
      }
      return candidate.minor() == version.minor()
          && (version.minor() > 0 || candidate.patch() == version.patch());
    }
  }

  VersionRange {
    alternatives = alternatives.stream().map(List::copyOf).toList();
  }

  static VersionRange parse(String text) throws InvalidDescriptorException {
    List<List<Comparison>> alternatives = new ArrayList<>();
    for (String alternative : text.split("\\|", -1)) {
      List<Comparison> comparisons = new ArrayList<>();
      for (String comparison : alternative.split("&", -1)) {
        Matcher matcher = COMPARISON.matcher(comparison.strip());
        if (!matcher.matches()) {
          throw new InvalidDescriptorException(
              "'" + text + "' is not a version range such as '>=1.0.0 & <2.0.0'");
        }
        comparisons.add(new Comparison(matcher.group(1), SemVer.parse(matcher.group(2))));
      }
      alternatives.add(comparisons);
    }
    return new VersionRange(text, alternatives);
  }

  boolean contains(SemVer version) {
    for (List<Comparison> comparisons : alternatives) {
      if (comparisons.stream().allMatch(comparison -> comparison.holds(version))
          && (!version.isPreRelease() || namesPreReleaseOf(comparisons, version))) {
        return true;
      }
    }
    return false;
  }

  private static boolean namesPreReleaseOf(List<Comparison> comparisons, SemVer version) {
    return comparisons.stream()
        .map(Comparison::version)
        .anyMatch(named -> named.isPreRelease() && named.sameRelease(version));
  }
}
