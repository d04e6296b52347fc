package dev.cctally.cli.share;

import dev.cctally.cli.console.Processes;
import dev.cctally.platform.AppException;
import dev.cctally.platform.ErrorKind;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The clipboard, by way of the first program found that writes to it.
 *
 * @param processes runs programs
 */
record Clipboard(Processes processes) {
  private static final List<Tool> TOOLS =
      List.of(
          new Tool(List.of("pbcopy"), StandardCharsets.UTF_8),
          new Tool(List.of("xclip", "-sel", "clip"), StandardCharsets.UTF_8),
          // Takes UTF-8 for the language's old character set, but knows this by its first bytes.
          new Tool(List.of("clip.exe"), StandardCharsets.UTF_16LE),
          new Tool(List.of("wl-copy"), StandardCharsets.UTF_8));

  /** A program and what it reads. */
  private record Tool(List<String> command, Charset charset) {
    byte[] bytes(String text) {
      return (charset.equals(StandardCharsets.UTF_16LE) ? "\uFEFF" + text : text).getBytes(charset);
    }
  }

  /** Copies the text; returns the program that did. */
  String copy(String text) {
    for (Tool tool : TOOLS) {
      Processes.Result result;
      try {
        result = processes.hand(tool.command(), tool.bytes(text));
      } catch (IOException e) {
        continue; // not installed
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new AppException(ErrorKind.EXTERNAL, "interrupted while copying", e);
      }
      String name = tool.command().getFirst();
      if (result.exitCode() != 0) {
        String reason = new String(result.err(), StandardCharsets.UTF_8).strip();
        throw usage(
            "clipboard tool failed: "
                + name
                + ": "
                + (reason.isEmpty() ? "exit code " + result.exitCode() : reason));
      }
      return name;
    }
    throw usage("--copy requires pbcopy, xclip, or clip on PATH (or clip.exe, wl-copy)");
  }

  private static AppException usage(String message) {
    return new AppException(ErrorKind.USAGE, message);
  }
}
