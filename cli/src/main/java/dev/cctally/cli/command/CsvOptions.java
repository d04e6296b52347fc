package dev.cctally.cli.command;

import dev.cctally.cli.share.ShareDelivery;
import dev.cctally.platform.AppException;
import dev.cctally.platform.ErrorKind;
import java.util.List;

/**
 * {@code --format csv}. To give it to a report: add the options, unless {@link ShareOptions} does;
 * {@link #check} what was typed; {@link #print} the text where {@link #wanted}.
 */
final class CsvOptions {
  static final String WORD = "csv";

  private static final List<String> OTHERS =
      List.of("--theme", "--reveal-projects", "--no-branding", "--top-n", "--copy", "--open");

  private CsvOptions() {}

  /** For a report that makes no documents to share. */
  static void add(Options options) {
    options
        .choice(List.of(WORD), "Print comma-separated values instead of a table.", "--format")
        .value("FILE", "Write them to FILE; - is standard output.", "--output");
  }

  static boolean wanted(Values values) {
    return WORD.equals(values.text("--format"));
  }

  /**
   * Checks the options that {@link #add} adds, and what does not go with them.
   *
   * @param others options of the report that print something else
   */
  static void check(Values values, String... others) {
    if (!wanted(values)) {
      String other = values.text("--format");
      if (other != null) {
        throw new UsageException(
            "argument --format: " + Values.invalidChoice(other, List.of(WORD)));
      }
      if (values.given("--output")) {
        throw misuse("--output requires --format");
      }
      return;
    }
    for (String other : new String[] {"--json", "--jq"}) {
      excluded(values, other);
    }
    for (String other : others) {
      excluded(values, other);
    }
    for (String other : OTHERS) {
      if (values.given(other)) {
        throw misuse(other + " has no meaning with --format " + WORD);
      }
    }
    if ("".equals(values.text("--output"))) {
      throw misuse("--output needs the path of a file, or - for standard output");
    }
  }

  private static void excluded(Values values, String other) {
    if (values.given(other)) {
      throw new UsageException("argument " + other + ": not allowed with argument --format");
    }
  }

  private static AppException misuse(String message) {
    return new AppException(ErrorKind.USAGE, message);
  }

  /** Prints the text, or writes it to the file that was named. */
  static void print(String text, Values values, CommandRun run) {
    String file = values.text("--output");
    if (file == null || file.equals("-")) {
      run.console().printUtf8(text);
    } else {
      new ShareDelivery(run.environment()).write(text, file);
    }
  }
}
