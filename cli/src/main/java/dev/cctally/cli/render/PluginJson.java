package dev.cctally.cli.render;

import dev.cctally.platform.plugin.InstalledPlugin;
import dev.cctally.platform.plugin.PluginRecord;
import dev.cctally.platform.plugin.PluginWarning;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the commands about plugins say, as JSON. */
public final class PluginJson {
  private static final int SCHEMA_VERSION = 1;

  private final PrettyJson json = new PrettyJson();

  private PluginJson() {}

  /**
   * {@return the document of {@code plugins list}}
   *
   * @param spiVersion the SPI version offered to plugins
   * @param plugins the jars
   * @param warnings what is wrong besides
   */
  public static String list(
      String spiVersion, Collection<PluginRecord> plugins, List<PluginWarning> warnings) {
    PluginJson document = start(spiVersion);
    document.json.name("plugins").array();
    plugins.forEach(plugin -> document.record(plugin).endObject());
    document.json.endArray();
    new JsonParts(document.json, false).appendix(List.of(), warnings);
    return document.end();
  }

  /**
   * {@return the document of {@code plugins info}}
   *
   * @param spiVersion the SPI version offered to plugins
   * @param plugins the jars with the id that was asked for
   */
  public static String info(String spiVersion, List<PluginDetails> plugins) {
    PluginJson document = start(spiVersion);
    document.json.name("plugins").array();
    for (PluginDetails plugin : plugins) {
      document.record(plugin.record());
      document.details(plugin);
      document.json.endObject();
    }
    document.json.endArray();
    return document.end();
  }

  /**
   * {@return the document of {@code plugins verify}}
   *
   * @param spiVersion the SPI version offered to plugins
   * @param problems what is wrong with each jar
   * @param warnings what is wrong besides
   */
  public static String verified(
      String spiVersion, Map<PluginRecord, List<String>> problems, List<PluginWarning> warnings) {
    PluginJson document = start(spiVersion);
    boolean good = warnings.isEmpty() && problems.values().stream().allMatch(List::isEmpty);
    document.json.member("ok", good).name("plugins").array();
    problems.forEach((plugin, found) -> {
      document.json.object().member("id", plugin.id());
      document.text("version", attribute(plugin, "Plugin-Version"));
      document.json.member("origin", origin(plugin)).member("path", plugin.path().toString());
      document.text("sha256", plugin.sha256());
      document.text("recorded_sha256", plugin.recordedSha256());
      document.json.member("ok", found.isEmpty()).member("problems", found).endObject();
    });
    document.json.endArray();
    new JsonParts(document.json, false).appendix(List.of(), warnings);
    return document.end();
  }

  /**
   * {@return the document of {@code plugins enable} and {@code plugins disable}}
   *
   * @param spiVersion the SPI version offered to plugins
   * @param changed ids of those that were otherwise before
   * @param plugins the plugins as they are now
   */
  public static String switched(
      String spiVersion, List<String> changed, List<PluginRecord> plugins) {
    PluginJson document = start(spiVersion);
    document.json.member("changed", changed).name("plugins").array();
    plugins.forEach(plugin -> document.record(plugin).endObject());
    document.json.endArray();
    return document.end();
  }

  /**
   * {@return the document of {@code plugins install} and {@code plugins update}}
   *
   * @param spiVersion the SPI version offered to plugins
   * @param plugin the plugin as it is now
   */
  public static String installed(String spiVersion, PluginRecord plugin) {
    PluginJson document = start(spiVersion);
    document.json.name("installed");
    document.record(plugin).endObject();
    return document.end();
  }

  /**
   * {@return the document of {@code plugins remove}}
   *
   * @param plugin what was removed
   * @param kept where its jars are now
   */
  public static String removed(PluginRecord plugin, List<Path> kept) {
    PluginJson document = new PluginJson();
    document.json.object().member("schema_version", SCHEMA_VERSION);
    document.json.member("removed", plugin.id());
    document.text("version", attribute(plugin, "Plugin-Version"));
    document.json.member("kept", kept.stream().map(Path::toString).toList());
    return document.end();
  }

  private static PluginJson start(String spiVersion) {
    PluginJson document = new PluginJson();
    document.json.object().member("schema_version", SCHEMA_VERSION);
    document.json.member("spi_version", spiVersion);
    return document;
  }

  private String end() {
    return json.endObject().document();
  }

  private PrettyJson record(PluginRecord plugin) {
    json.object().member("id", plugin.id());
    text("version", attribute(plugin, "Plugin-Version"));
    text("kind", attribute(plugin, "Cctally-Plugin-Kind"));
    json.member("origin", origin(plugin))
        .member("state", plugin.state().word())
        .member("enabled", plugin.enabled());
    text("requires", attribute(plugin, "Plugin-Requires"));
    json.member("compatible", plugin.compatible());
    text("sha256", plugin.sha256());
    json.member("trusted", plugin.trusted())
        .member("path", plugin.path().toString())
        .member("extensions", plugin.extensions());
    return text("error", plugin.error());
  }

  private void details(PluginDetails details) {
    PluginRecord plugin = details.record();
    InstalledPlugin known = plugin.plugin();
    text("provider", attribute(plugin, "Plugin-Provider"));
    text("description", attribute(plugin, "Plugin-Description"));
    text("license", attribute(plugin, "Plugin-License"));
    text("vendor", known == null ? null : known.vendorId());
    text("notifier", known == null ? null : known.notifierId());
    json.member("permissions", plugin.attributes("Cctally-Permissions"))
        .member("platforms", plugin.attributes("Cctally-Platforms"))
        .member("dependencies", plugin.attributes("Plugin-Dependencies"))
        .member("commands", known == null ? List.of() : known.commandAliases().keySet());
    text("recorded_sha256", plugin.recordedSha256());
    text("signer", details.signer());
    if (details.failure() == null) {
      json.name("last_failure").nothing();
    } else {
      json.name("last_failure")
          .object()
          .member("error", details.failure().error())
          .member("at_utc", details.failure().at())
          .member("runs", details.failure().runs())
          .endObject();
    }
    json.member("problems", details.problems());
  }

  private PrettyJson text(String name, @Nullable String value) {
    return value == null ? json.name(name).nothing() : json.member(name, value);
  }

  private static @Nullable String attribute(PluginRecord plugin, String name) {
    String value = plugin.attribute(name);
    return value.isEmpty() ? null : value;
  }

  static String origin(PluginRecord plugin) {
    return plugin.bundled() ? "bundled" : "user";
  }
}
