package dev.cctally.cli.command;

import dev.cctally.cli.Environment;
import dev.cctally.cli.console.Colour;
import dev.cctally.cli.console.TableWidth;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** Help as text. */
final class HelpText {
  private static final int NARROWEST = 60;
  private static final int WIDEST = 96;

  private HelpText() {}

  static String of(CommandSpec model, Environment environment) {
    var variables = environment.host().environment();
    var terminal = environment.console().terminal();
    int width = Math.clamp(TableWidth.of(variables, terminal), NARROWEST, WIDEST);
    boolean colour = Colour.ofText(variables, terminal);
    return new CommandLine(model)
        .setUsageHelpWidth(width)
        .setUsageHelpLongOptionsMaxWidth(30)
        .getUsageMessage(colour ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF);
  }
}
