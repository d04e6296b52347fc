package dev.cctally.architecture.broken.platform.quota;

/** A sample for the rules: is a heap. */
public final class PriceUtils {}
