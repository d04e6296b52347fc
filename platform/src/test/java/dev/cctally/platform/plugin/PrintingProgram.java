package dev.cctally.platform.plugin;

import java.io.PrintStream;
import java.nio.file.Path;

/** A program that takes standard output at its start, loads plugins, then writes a report. */
public final class PrintingProgram {
  private PrintingProgram() {}

  /**
   * Runs it.
   *
   * @param arguments the plugin folder
   */
  public static void main(String[] arguments) {
    PrintStream report = System.out;
    Path bundled = Path.of(arguments[0]);
    Pf4jPluginHost host =
        new Pf4jPluginHost(PluginSettings.of(bundled, bundled.resolve("data"), "linux"));
    boolean good = host.vendor("good").isPresent();
    boolean bad = host.vendor("bad").isPresent();
    host.close();
    report.print("good " + good + ", bad " + bad + ", warnings " + host.warnings().size());
    report.flush();
  }
}
