package dev.cctally.cli.command;

import dev.cctally.cli.console.Console;
import dev.cctally.cli.share.ShareRequest;
import dev.cctally.platform.AppException;
import dev.cctally.platform.ErrorKind;
import dev.cctally.platform.share.render.ShareFormat;
import dev.cctally.platform.share.render.ShareTheme;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The options that make a document to share of a report. */
final class ShareOptions {
  private static final Map<String, ShareFormat> FORMATS = formats();
  private static final Map<String, ShareTheme> THEMES = themes();
  private static final int DEFAULT_TOP = 15;

  private ShareOptions() {}

  static void add(Options options, ReportKind kind) {
    add(options, kind == ReportKind.SESSION);
  }

  /** Adds them; {@code top} if the document may be limited to the costliest rows. */
  static void add(Options options, boolean top) {
    options
        .choice(
            words(),
            "Make a document to share, without project names; or print comma-separated values,"
                + " with them (csv).",
            "--format")
        .choice(THEMES.keySet(), "Its colours (default: light).", "--theme")
        .flag("With the real names of projects.", "--reveal-projects")
        .flag("Without saying what it was made with.", "--no-branding");
    if (top) {
      options.value("N", "Only the N costliest sessions (default: 15).", "--top-n");
    }
    options
        .value("FILE", "Write it to FILE; - is standard output.", "--output")
        .flag("Copy it to the clipboard (md).", "--copy")
        .flag("Open its file (html, svg).", "--open");
  }

  /** What was asked for, checked; {@code null} if no document is wanted. */
  static @Nullable ShareRequest request(Values values, Console console) {
    if (CsvOptions.wanted(values)) {
      CsvOptions.check(values);
      return null;
    }
    ShareTheme theme = values.choice("--theme", THEMES, ShareTheme.LIGHT);
    ShareFormat format = format(values);
    int top = top(values);
    if (format == null) {
      List<String> useless = new ArrayList<>();
      for (String option : new String[] {"--output", "--copy", "--open"}) {
        if (values.given(option)) {
          useless.add(option);
        }
      }
      if (!useless.isEmpty()) {
        throw usage(
            String.join(", ", useless)
                + " require"
                + (useless.size() == 1 ? "s" : "")
                + " --format");
      }
      if (values.given("--top-n")) {
        console.note("cctally: --top-n has no effect without --format");
      }
      return null;
    }
    for (String json : new String[] {"--json", "--jq"}) {
      if (values.given(json)) {
        throw new UsageException("argument " + json + ": not allowed with argument --format");
      }
    }
    return new ShareRequest(
        format,
        theme,
        values.flag("--reveal-projects"),
        !values.flag("--no-branding"),
        destination(values, format),
        values.flag("--open"),
        top);
  }

  private static @Nullable ShareFormat format(Values values) {
    String word = values.text("--format");
    if (word == null) {
      return null;
    }
    ShareFormat format = FORMATS.get(word);
    if (format == null) {
      throw new UsageException("argument --format: " + Values.invalidChoice(word, words()));
    }
    return format;
  }

  private static List<String> words() {
    List<String> words = new ArrayList<>(FORMATS.keySet());
    words.add(CsvOptions.WORD);
    return words;
  }

  private static int top(Values values) {
    int top = values.number("--top-n", Integer.MIN_VALUE, DEFAULT_TOP);
    if (top < 1) {
      throw usage("--top-n must be >= 1");
    }
    return top;
  }

  private static ShareRequest.Destination destination(Values values, ShareFormat format) {
    boolean copy = values.flag("--copy");
    boolean open = values.flag("--open");
    String output = values.text("--output");
    boolean markdown = format == ShareFormat.MARKDOWN;
    if (copy && output != null) {
      throw usage("--copy is mutually exclusive with --output");
    }
    if (copy && !markdown) {
      throw usage("--copy is only valid with --format md");
    }
    if (open && markdown) {
      throw usage("--open is only valid with --format html or --format svg");
    }
    if (copy) {
      return new ShareRequest.Clipboard();
    }
    if (output == null) {
      return markdown ? new ShareRequest.StandardOutput() : new ShareRequest.Downloads();
    }
    if (output.isEmpty()) {
      throw usage("--output needs the path of a file, or - for standard output");
    }
    if (!output.equals("-")) {
      return new ShareRequest.NamedFile(output);
    }
    if (open) {
      throw usage("--open is incompatible with --output - (no file to open)");
    }
    return new ShareRequest.StandardOutput();
  }

  private static AppException usage(String message) {
    return new AppException(ErrorKind.USAGE, message);
  }

  private static Map<String, ShareFormat> formats() {
    Map<String, ShareFormat> formats = new LinkedHashMap<>();
    for (ShareFormat format : ShareFormat.values()) {
      formats.put(format.word(), format);
    }
    return formats;
  }

  private static Map<String, ShareTheme> themes() {
    Map<String, ShareTheme> themes = new LinkedHashMap<>();
    for (ShareTheme theme : ShareTheme.values()) {
      themes.put(theme.word(), theme);
    }
    return themes;
  }
}
