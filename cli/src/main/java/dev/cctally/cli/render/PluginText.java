package dev.cctally.cli.render;

import dev.cctally.platform.plugin.InstalledPlugin;
import dev.cctally.platform.plugin.PluginRecord;
import dev.cctally.platform.plugin.PluginWarning;
import dev.cctally.platform.plugin.manage.Candidate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the commands about plugins say, as text. */
public final class PluginText {
  private static final int LABEL = 14;

  private final StringBuilder out = new StringBuilder();

  private PluginText() {}

  /**
   * {@return all that is known of the jars with an id}
   *
   * @param spiVersion the SPI version offered to plugins
   * @param plugins the jars
   */
  public static String info(String spiVersion, List<PluginDetails> plugins) {
    PluginText text = new PluginText();
    for (PluginDetails plugin : plugins) {
      if (!text.out.isEmpty()) {
        text.out.append('\n');
      }
      text.details(spiVersion, plugin);
    }
    return text.out.toString();
  }

  private void details(String spiVersion, PluginDetails details) {
    PluginRecord plugin = details.record();
    InstalledPlugin known = plugin.plugin();
    line("Plugin", plugin.id());
    line("Version", plugin.attribute("Plugin-Version"));
    line("Description", plugin.attribute("Plugin-Description"));
    line("Provider", plugin.attribute("Plugin-Provider"));
    line("License", plugin.attribute("Plugin-License"));
    line("Kind", plugin.attribute("Cctally-Plugin-Kind"));
    line("Vendor", known == null ? null : known.vendorId());
    line("Notifier", known == null ? null : known.notifierId());
    line("Commands", known == null ? "" : String.join(", ", known.commandAliases().keySet()));
    line("Permissions", String.join(", ", plugin.attributes("Cctally-Permissions")));
    line("Platforms", String.join(", ", plugin.attributes("Cctally-Platforms")));
    line("Needs", String.join(", ", plugin.attributes("Plugin-Dependencies")));
    line("Origin", PluginJson.origin(plugin));
    line("State", plugin.state().word() + (plugin.enabled() ? "" : ", switched off"));
    String requires = plugin.attribute("Plugin-Requires");
    line("SPI", requires.isEmpty() ? "" : requires + fits(plugin, spiVersion));
    line("Trusted", plugin.trusted() ? "yes" : "no");
    line("SHA-256", plugin.sha256());
    line("Signer", details.signer());
    line("File", plugin.path().toString());
    line("Extensions", String.join(", ", plugin.extensions()));
    if (details.failure() != null) {
      line(
          "Last failure",
          details.failure().at()
              + " "
              + details.failure().error()
              + " (runs in a row: "
              + details.failure().runs()
              + ")");
    }
    if (plugin.foreign()) {
      line("Not used", plugin.error());
    }
    details.problems().forEach(problem -> line("Problem", problem));
  }

  /** Whether the range holds the SPI there is; nothing where that is not what matters. */
  private static String fits(PluginRecord plugin, String spiVersion) {
    if (plugin.plugin() == null || plugin.foreign()) {
      return "";
    }
    return (plugin.compatible() ? ", fits " : ", does not fit ") + spiVersion;
  }

  private void line(String label, @Nullable String value) {
    if (value != null && !value.isEmpty()) {
      String padding = " ".repeat(LABEL - label.length());
      out.append(label).append(padding).append(DisplayText.clean(value)).append('\n');
    }
  }

  /**
   * {@return what {@code plugins verify} found}
   *
   * @param problems what is wrong with each jar
   * @param warnings what is wrong besides
   */
  public static String verified(
      Map<PluginRecord, List<String>> problems, List<PluginWarning> warnings) {
    StringBuilder text = new StringBuilder();
    problems.forEach((plugin, found) -> {
      if (found.isEmpty()) {
        text.append("ok      ").append(DisplayText.clean(plugin.label())).append('\n');
      }
      for (String problem : found) {
        text.append("problem ").append(DisplayText.clean(problem)).append('\n');
      }
    });
    for (PluginWarning warning : warnings) {
      text.append("problem ").append(DisplayText.clean(warning.error())).append('\n');
    }
    return text.isEmpty() ? "No plugins.\n" : text.toString();
  }

  /**
   * {@return what the user should know before he trusts a plugin, line by line}
   *
   * @param candidate the plugin
   */
  public static List<String> candidate(Candidate candidate) {
    List<String> lines = new ArrayList<>();
    lines.add("plugin       " + candidate.id() + " " + candidate.plugin().version());
    PluginRecord installed = candidate.installed();
    if (installed != null) {
      lines.add(
          "replaces     "
              + installed.attribute("Plugin-Version")
              + (candidate.older() ? ", which is the newer one" : ""));
    }
    lines.add("description  " + candidate.attribute("Plugin-Description"));
    lines.add("provider     " + candidate.plugin().provider());
    lines.add("license      " + candidate.attribute("Plugin-License"));
    lines.add("kind         " + candidate.attribute("Cctally-Plugin-Kind"));
    if (candidate.plugin().vendorId() != null) {
      lines.add("vendor       " + candidate.plugin().vendorId());
    }
    if (candidate.plugin().notifierId() != null) {
      lines.add("notifier     " + candidate.plugin().notifierId());
    }
    String permissions = String.join(", ", candidate.permissions());
    lines.add("permissions  " + (permissions.isEmpty() ? "none declared" : permissions));
    lines.add("source       " + candidate.source());
    lines.add("sha256       " + candidate.sha256());
    lines.add("signer       " + (candidate.signer() == null ? "not signed" : candidate.signer()));
    return lines.stream().map(DisplayText::clean).toList();
  }
}
