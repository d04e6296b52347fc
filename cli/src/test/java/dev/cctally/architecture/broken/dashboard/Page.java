package dev.cctally.architecture.broken.dashboard;

/** A sample for the rules: is what the platform must not know. */
public final class Page {}
