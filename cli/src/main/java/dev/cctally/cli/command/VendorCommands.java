package dev.cctally.cli.command;

import dev.cctally.platform.plugin.InstalledPlugin;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Commands about one vendor besides the reports of {@link ReportKind}, which every vendor has. A
 * vendor has those that its manifest gives a flat name.
 */
final class VendorCommands {
  private VendorCommands() {}

  /**
   * The commands of a plugin's vendor by their flat names.
   *
   * @param vendorId the vendor
   * @param plugin its plugin
   * @param plain whether they are called without naming the vendor
   */
  static Map<String, VendorCommand> of(String vendorId, InstalledPlugin plugin, boolean plain) {
    Map<String, VendorCommand> commands = new LinkedHashMap<>();
    plugin
        .commandAliases()
        .forEach((name, word) -> {
          VendorCommand command = command(word, vendorId, plugin, name, plain);
          if (command != null && !CommandTree.isOwn(name)) {
            commands.put(name, command);
          }
        });
    return commands;
  }

  private static @Nullable VendorCommand command(
      String word, String vendorId, InstalledPlugin plugin, String name, boolean plain) {
    return switch (word) {
      case BlocksCommand.WORD -> new BlocksCommand(vendorId, plugin.reportShape(), name, plain);
      case StatusLineCommand.WORD -> new StatusLineCommand(vendorId);
      default -> null;
    };
  }
}
