package dev.cctally.architecture.broken.cli;

/** A sample for the rules: is what the dashboard must not know. */
public final class Commands {}
