package dev.cctally.architecture.broken.platform.report;

import picocli.CommandLine;

/** A sample for the rules: parses options in a report. */
public final class ParsesOptions {
  String name(CommandLine line) {
    return line.getCommandName();
  }
}
