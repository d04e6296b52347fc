package dev.cctally.cli.command;

import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/**
 * A report without a vendor in its name: that of the vendor which claims the name, or of others
 * that an option names.
 *
 * @param kind the report
 * @param own the report of the vendor that claims the name, or {@code null} if none does
 * @param vendors the vendors that have this report
 */
record PlainReport(ReportKind kind, @Nullable ReportCommand own, List<String> vendors)
    implements Command {
  @Override
  public CommandSpec model(String program) {
    return own == null ? GeneralModels.combined(kind, program) : own.model(program, true);
  }

  @Override
  public int run(Values values, CommandRun run) {
    if (own == null) {
      throw new UsageException(
          "the following arguments are required: --all or --vendor (choose from "
              + String.join(", ", vendors)
              + ")");
    }
    return own.run(values, run);
  }
}
