package dev.cctally.platform.plugin;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a manifest must say to be a plugin's; see the plugin author guide for the attributes. */
final class DescriptorRules {
  private static final Pattern ID = Pattern.compile("[a-z0-9-]+(\\.[a-z0-9-]+)+");
  private static final Pattern VENDOR = Pattern.compile("[a-z][a-z0-9-]{1,31}");
  private static final Pattern COMMAND = Pattern.compile("[a-z][a-z0-9-]*");
  private static final Pattern PERMISSION = Pattern.compile("(fs-read|net|exec):\\S+");
  private static final String NOTIFIER = "Cctally-Notifier";
  private static final Set<String> OWN_NOTIFIERS = Set.of("auto", "command", "none");
  private static final String SHAPE = "Cctally-Report-Shape";
  private static final Set<String> KINDS = Set.of("ingest", "notifier", "pricing", "export");
  private static final Set<String> PLATFORMS = Set.of("linux", "macos", "windows");

  private DescriptorRules() {}

  /** Checks a jar's attributes against the rules. */
  static CheckedPlugin check(PluginJar jar, boolean bundled) throws InvalidDescriptorException {
    String id = required(jar, "Plugin-Id");
    if (id.length() > 64 || !ID.matcher(id).matches()) {
      throw new InvalidDescriptorException(
          "Plugin-Id '"
              + id
              + "' is not a dotted lower-case name of at most 64 characters, such as"
              + " example.ingest.agent");
    }
    SemVer version = version(jar);
    String provider = required(jar, "Plugin-Provider");
    required(jar, "Plugin-Description");
    required(jar, "Plugin-License");
    VersionRange requires = range("Plugin-Requires", required(jar, "Plugin-Requires"));
    Set<String> kinds = kinds(jar);
    String vendor = vendor(jar, kinds);
    String notifier = notifier(jar, kinds);
    for (String permission : list(jar, "Cctally-Permissions")) {
      if (!PERMISSION.matcher(permission).matches()) {
        throw wrong(
            "Cctally-Permissions", permission, "fs-read:<root>, net:<host>, exec:<program>");
      }
    }
    Set<String> platforms = platforms(jar);
    Map<String, String> aliases = aliases(jar);
    if (vendor.isEmpty() && !aliases.isEmpty()) {
      throw new InvalidDescriptorException("Cctally-Command-Aliases needs a Cctally-Vendor");
    }
    ReportShape shape = shape(jar, vendor);
    InstalledPlugin plugin =
        new InstalledPlugin(
            id,
            jar.attribute("Plugin-Version"),
            provider,
            requires.text(),
            kinds,
            vendor.isEmpty() ? null : vendor,
            aliases,
            shape,
            jar.path(),
            bundled,
            notifier.isEmpty() ? null : notifier);
    String pluginClass = jar.attribute("Plugin-Class");
    return new CheckedPlugin(
        jar,
        plugin,
        version,
        requires,
        platforms,
        dependencies(jar),
        pluginClass.isEmpty() ? null : pluginClass);
  }

  /**
   * What can be said of a jar that breaks the rules, so that who asks for its vendor is told;
   * {@code null} if it names no vendor.
   */
  static @Nullable InstalledPlugin sketch(PluginJar jar, boolean bundled) {
    String vendor = jar.attribute("Cctally-Vendor");
    if (!VENDOR.matcher(vendor).matches() || CommandWords.taken(vendor)) {
      return null;
    }
    return new InstalledPlugin(
        Text.oneLine(jar.attribute("Plugin-Id")),
        Text.oneLine(jar.attribute("Plugin-Version")),
        Text.oneLine(jar.attribute("Plugin-Provider")),
        Text.oneLine(jar.attribute("Plugin-Requires")),
        Set.of("ingest"),
        vendor,
        Map.of(),
        ReportShape.GENERAL,
        jar.path(),
        bundled);
  }

  private static String required(PluginJar jar, String name) throws InvalidDescriptorException {
    String value = jar.attribute(name);
    if (value.isEmpty()) {
      throw new InvalidDescriptorException("its manifest has no " + name);
    }
    return value;
  }

  private static SemVer version(PluginJar jar) throws InvalidDescriptorException {
    String text = required(jar, "Plugin-Version");
    try {
      return SemVer.parse(text);
    } catch (InvalidDescriptorException e) {
      throw named("Plugin-Version", e);
    }
  }

  private static VersionRange range(String name, String text) throws InvalidDescriptorException {
    try {
      return VersionRange.parse(text);
    } catch (InvalidDescriptorException e) {
      throw named(name, e);
    }
  }

  private static Set<String> kinds(PluginJar jar) throws InvalidDescriptorException {
    required(jar, "Cctally-Plugin-Kind");
    return known(jar, "Cctally-Plugin-Kind", KINDS, "ingest, notifier, pricing, export");
  }

  private static Set<String> platforms(PluginJar jar) throws InvalidDescriptorException {
    return known(jar, "Cctally-Platforms", PLATFORMS, "linux, macos, windows");
  }

  private static Set<String> known(PluginJar jar, String name, Set<String> known, String accepted)
      throws InvalidDescriptorException {
    Set<String> values = new LinkedHashSet<>(list(jar, name));
    for (String value : values) {
      if (!known.contains(value)) {
        throw wrong(name, value, accepted);
      }
    }
    return values;
  }

  private static String vendor(PluginJar jar, Set<String> kinds) throws InvalidDescriptorException {
    String vendor = jar.attribute("Cctally-Vendor");
    if (kinds.contains("ingest") == vendor.isEmpty()) {
      throw new InvalidDescriptorException(
          vendor.isEmpty()
              ? "its kind is ingest but its manifest has no Cctally-Vendor"
              : "its manifest has a Cctally-Vendor but its kind is not ingest");
    }
    if (!vendor.isEmpty() && !VENDOR.matcher(vendor).matches()) {
      throw wrong("Cctally-Vendor", vendor, "[a-z][a-z0-9-]{1,31}");
    }
    if (CommandWords.taken(vendor)) {
      throw new InvalidDescriptorException(
          "Cctally-Vendor '" + vendor + "' is the name of a command of cctally; choose another");
    }
    return vendor;
  }

  private static String notifier(PluginJar jar, Set<String> kinds)
      throws InvalidDescriptorException {
    String notifier = jar.attribute(NOTIFIER);
    if (kinds.contains("notifier") == notifier.isEmpty()) {
      throw new InvalidDescriptorException(
          notifier.isEmpty()
              ? "its kind is notifier but its manifest has no " + NOTIFIER
              : "its manifest has a " + NOTIFIER + " but its kind is not notifier");
    }
    if (!notifier.isEmpty() && !VENDOR.matcher(notifier).matches()) {
      throw wrong(NOTIFIER, notifier, "[a-z][a-z0-9-]{1,31}");
    }
    if (OWN_NOTIFIERS.contains(notifier)) {
      throw new InvalidDescriptorException(
          NOTIFIER + " '" + notifier + "' is one of cctally's own; choose another");
    }
    return notifier;
  }

  private static Map<String, String> aliases(PluginJar jar) throws InvalidDescriptorException {
    Map<String, String> aliases = new LinkedHashMap<>();
    for (String alias : list(jar, "Cctally-Command-Aliases")) {
      int equals = alias.indexOf('=');
      String command = equals < 0 ? "" : alias.substring(0, equals).strip();
      String report = equals < 0 ? "" : alias.substring(equals + 1).strip();
      if (!COMMAND.matcher(command).matches() || !COMMAND.matcher(report).matches()) {
        throw wrong("Cctally-Command-Aliases", alias, "command=report, such as daily=daily");
      }
      if (CommandWords.isOwn(command)) {
        throw new InvalidDescriptorException(
            "Cctally-Command-Aliases '" + alias + "' gives a command of cctally another meaning");
      }
      if (!CommandWords.isReport(report)) {
        throw new InvalidDescriptorException(
            "Cctally-Command-Aliases '"
                + alias
                + "' names no report; accepted: "
                + String.join(", ", CommandWords.reports()));
      }
      if (aliases.putIfAbsent(command, report) != null) {
        throw new InvalidDescriptorException(
            "Cctally-Command-Aliases names '" + command + "' twice");
      }
    }
    return aliases;
  }

  private static ReportShape shape(PluginJar jar, String vendor) throws InvalidDescriptorException {
    String word = jar.attribute(SHAPE);
    if (word.isEmpty()) {
      return ReportShape.GENERAL;
    }
    if (vendor.isEmpty()) {
      throw new InvalidDescriptorException(SHAPE + " needs a Cctally-Vendor");
    }
    ReportShape shape = ReportShape.of(word);
    if (shape == null) {
      throw wrong(SHAPE, word, String.join(", ", ReportShape.words()));
    }
    return shape;
  }

  private static Map<String, VersionRange> dependencies(PluginJar jar)
      throws InvalidDescriptorException {
    Map<String, VersionRange> dependencies = new LinkedHashMap<>();
    for (String dependency : list(jar, "Plugin-Dependencies")) {
      int at = dependency.indexOf('@');
      String id = at < 0 ? dependency : dependency.substring(0, at);
      if (!ID.matcher(id).matches()) {
        throw wrong("Plugin-Dependencies", dependency, "plugin.id or plugin.id@>=1.0.0");
      }
      String range = at < 0 ? ">=0.0.0" : dependency.substring(at + 1);
      dependencies.put(id, range("Plugin-Dependencies", range));
    }
    return dependencies;
  }

  private static List<String> list(PluginJar jar, String name) {
    List<String> values = new ArrayList<>();
    for (String value : jar.attribute(name).split(",", -1)) {
      if (!value.isBlank()) {
        values.add(value.strip());
      }
    }
    return values;
  }

  private static InvalidDescriptorException wrong(String name, String value, String accepted) {
    return new InvalidDescriptorException(
        name + " '" + value + "' is not accepted; accepted: " + accepted);
  }

  private static InvalidDescriptorException named(String name, InvalidDescriptorException cause) {
    return new InvalidDescriptorException(name + " " + cause.getMessage());
  }
}
