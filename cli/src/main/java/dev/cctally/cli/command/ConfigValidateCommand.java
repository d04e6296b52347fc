package dev.cctally.cli.command;

import dev.cctally.cli.render.ConfigJson;
import dev.cctally.platform.config.key.Fault;
import dev.cctally.platform.config.key.FileCheck;
import dev.cctally.platform.config.key.UserSettings;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** {@code config validate}. */
final class ConfigValidateCommand implements Command {
  private static final int FAULTY = 2;

  @Override
  public CommandSpec model(String program) {
    return Options.of(program, "Check the file: what makes no sense, and what is not known.")
        .description("Exits with 2 if something makes no sense. Creates nothing.")
        .value("PATH", "Check this file instead of your own.", "--config")
        .flag("Print JSON.", "-j", "--json")
        .examples(program, program + " --config ./config.json --json")
        .withHelp();
  }

  @Override
  public int run(Values values, CommandRun run) {
    UserSettings settings = ConfigGroup.settings(run);
    String named = values.text("--config");
    FileCheck check =
        named == null
            ? settings.check()
            : settings.check(named, run.environment().host().workingDirectory());
    String file = named == null ? settings.file().toString() : named;
    if (values.flag("--json")) {
      run.console().printUtf8(ConfigJson.check(file, check));
    } else {
      run.console().printUtf8(text(file, check));
    }
    return check.valid() ? 0 : FAULTY;
  }

  private static String text(String file, FileCheck check) {
    if (!check.exists()) {
      return "There is no " + file + "; all settings are defaults.\n";
    }
    StringBuilder text = new StringBuilder();
    lines("error", file, check.faults(), text);
    lines("warning", file, check.notes(), text);
    text.append(file)
        .append(": ")
        .append(count(check.faults().size(), "error"))
        .append(", ")
        .append(count(check.notes().size(), "warning"));
    return text.append('\n').toString();
  }

  private static void lines(String kind, String file, List<Fault> faults, StringBuilder text) {
    for (Fault fault : faults) {
      text.append(kind).append(": ");
      if (fault.key().isEmpty()) {
        text.append(file).append(' ');
      } else if (!fault.message().startsWith(fault.key())) {
        text.append(fault.key()).append(": ");
      }
      text.append(fault.message()).append('\n');
    }
  }

  private static String count(int count, String what) {
    return (count == 0 ? "no" : count) + " " + what + (count == 1 ? "" : "s");
  }
}
