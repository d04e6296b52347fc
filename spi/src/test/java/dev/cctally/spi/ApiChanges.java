package dev.cctally.spi;

import dev.cctally.spi.ApiDump.ApiType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Finds what a plugin built against the released SPI would stumble over. It knows the direction in
 * which a type goes, which a comparison of class files cannot: a new method is welcome in a type
 * that the platform provides and breaks one that plugins implement; a new constant is welcome in an
 * enum that plugins fill in and breaks one that they switch over. See docs/spi-compatibility.md.
 */
final class ApiChanges {
  private final ApiRoles roles;
  private final List<String> breaks = new ArrayList<>();

  private ApiChanges(ApiRoles roles) {
    this.roles = roles;
  }

  /** {@return what breaks plugins, a sentence each; empty if nothing does} */
  static List<String> breaks(ApiDump released, ApiDump current, ApiRoles roles) {
    ApiChanges changes = new ApiChanges(roles);
    for (Map.Entry<String, ApiType> entry : released.types().entrySet()) {
      ApiType now = current.types().get(entry.getKey());
      if (now == null) {
        changes.breaks.add(entry.getKey() + " is gone");
      } else {
        changes.compare(entry.getKey(), entry.getValue(), now);
      }
    }
    return changes.breaks;
  }

  private void compare(String name, ApiType before, ApiType now) {
    if (!header(before).equals(header(now)) && !isSubtypeAdded(before, now)) {
      breaks.add(name + " was '" + before.header() + "' and is '" + now.header() + "'");
    }
    for (String permitted : before.permitted()) {
      if (!now.permitted().contains(permitted)) {
        breaks.add(name + " no longer permits " + permitted);
      }
    }
    if (before.permitted().isEmpty() && !now.permitted().isEmpty()) {
      breaks.add(name + " is sealed now");
    }
    for (String member : before.members()) {
      if (!isKept(member, now)) {
        breaks.add(name + " lacks '" + member + "'");
      }
    }
    for (String member : now.members()) {
      if (!before.members().contains(member) && !isWelcome(name, member, before, now)) {
        breaks.add(name + " has the new '" + member + "'");
      }
    }
  }

  /** The header without what may come and go. */
  private static String header(ApiType type) {
    return type.header().replace("@Deprecated ", "");
  }

  /** Whether the only change is that it implements more. */
  private static boolean isSubtypeAdded(ApiType before, ApiType now) {
    String longer = header(now);
    String shorter = header(before);
    return longer.startsWith(shorter)
        && (longer.startsWith(" implements ", shorter.length())
            || (shorter.contains(" implements ") && longer.startsWith(", ", shorter.length())));
  }

  private static boolean isKept(String member, ApiType now) {
    if (now.members().contains(member)
        || now.members().contains("@Deprecated " + member)
        || now.members().contains(member.replaceFirst("^@Deprecated ", ""))) {
      return true;
    }
    if (isComponents(member)) {
      // More components behind the old ones; the constructor of the old ones is a member, too.
      String start = member.substring(0, member.length() - 1);
      return now.members().stream().anyMatch(other -> other.startsWith(start + ", "));
    }
    // A method that had to be written has a default now.
    return member.startsWith("public abstract ")
        && now.members().contains(member.replaceFirst("public abstract ", "public default "));
  }

  private static boolean isComponents(String member) {
    return member.startsWith("(");
  }

  private boolean isWelcome(String name, String member, ApiType before, ApiType now) {
    if (member.startsWith("@Deprecated ") || before.members().contains("@Deprecated " + member)) {
      return true;
    }
    if (member.startsWith("public abstract ")) {
      boolean implemented = now.isInterface() && !roles.provided().contains(name);
      return !implemented;
    }
    boolean constant = now.isEnum() && member.startsWith("public static final " + name + " ");
    return !constant || !roles.complete().contains(name);
  }
}
