package dev.cctally.architecture.broken.platform.unmarked;

/** A sample for the rules: says nothing about null. */
public final class Unmarked {}
