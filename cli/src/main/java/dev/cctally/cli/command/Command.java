package dev.cctally.cli.command;

import picocli.CommandLine.Model.CommandSpec;

/** A command: its options and what it does. */
interface Command {
  /**
   * {@return the model of its command line} Made anew at each call.
   *
   * @param program how it is called, such as {@code cctally daily}
   */
  CommandSpec model(String program);

  /**
   * Does it.
   *
   * @param values what was typed
   * @param run this run
   * @return the exit code
   */
  int run(Values values, CommandRun run);
}
