package dev.cctally.architecture.broken.cli.render;

/** A sample for the rules: prints past the console. */
public final class Prints {
  void print() {
    System.out.println("text");
  }
}
