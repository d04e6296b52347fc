package dev.cctally.architecture.broken.dashboard;

import dev.cctally.architecture.broken.cli.Commands;

/** A sample for the rules: looks up the stairs. */
public final class KnowsTheCommandLine {
  Commands commands() {
    return new Commands();
  }
}
