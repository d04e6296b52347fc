package dev.cctally.architecture.broken.plugins.first;

/** A sample for the rules: is what the other plugin must not know. */
public final class Vendor {}
