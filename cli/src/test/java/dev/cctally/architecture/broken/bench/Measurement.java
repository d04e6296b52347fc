package dev.cctally.architecture.broken.bench;

/** A sample for the rules: is what nothing must know. */
public final class Measurement {}
