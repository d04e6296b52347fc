package dev.cctally.cli.console;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * The standard streams. Standard output carries results only, written at once when they are
 * complete; everything else goes to standard error. Used by one thread.
 */
public final class Console {
  private static final int LONGEST_NOTE = 2_000;

  private final OutputStream out;
  private final OutputStream err;
  private final Terminal terminal;
  private Runnable beforeText = () -> {};

  /**
   * Connects streams.
   *
   * @param out standard output, unbuffered
   * @param err standard error, unbuffered
   * @param terminal what they are connected to
   */
  public Console(OutputStream out, OutputStream err, Terminal terminal) {
    this.out = Objects.requireNonNull(out, "out");
    this.err = Objects.requireNonNull(err, "err");
    this.terminal = Objects.requireNonNull(terminal, "terminal");
  }

  /** {@return what the streams are connected to} */
  public Terminal terminal() {
    return terminal;
  }

  /**
   * Writes text for people to standard output, in the terminal's charset.
   *
   * @param text the text with its line ends
   * @throws OutputClosedException if nobody reads it any more
   */
  public void print(String text) {
    write(text.getBytes(terminal.charset()));
  }

  /**
   * Writes text for programs to standard output: always UTF-8.
   *
   * @param text the text with its line ends
   * @throws OutputClosedException if nobody reads it any more
   */
  public void printUtf8(String text) {
    write(text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Writes bytes to standard output.
   *
   * @param bytes the bytes
   * @throws OutputClosedException if nobody reads them any more
   */
  public void write(byte[] bytes) {
    beforeText.run();
    try {
      out.write(bytes);
      out.flush();
    } catch (IOException e) {
      throw new OutputClosedException(e);
    }
  }

  /**
   * Writes one line to standard error. That nobody reads it is no reason to fail.
   *
   * @param line the line without its end
   */
  public void note(String line) {
    beforeText.run();
    raw(harmless(line) + System.lineSeparator());
  }

  /**
   * Writes the start of a line to standard error, which the user is to end.
   *
   * @param question the text
   */
  public void ask(String question) {
    beforeText.run();
    raw(harmless(question));
  }

  /** Names come from logs: what a terminal would obey, and what never ends, is not passed on. */
  private static String harmless(String line) {
    int length = Math.min(line.length(), LONGEST_NOTE);
    StringBuilder out = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      char c = line.charAt(i);
      out.append(Character.isISOControl(c) && c != '\t' ? '\uFFFD' : c);
    }
    return length < line.length() ? out.append('…').toString() : out.toString();
  }

  /** Runs before anything else is written, so that a progress bar can get out of the way. */
  void beforeText(Runnable action) {
    beforeText = action;
  }

  /** Writes to standard error as it is. */
  void raw(String text) {
    Charset charset = terminal.charset();
    try {
      err.write(text.getBytes(charset));
      err.flush();
    } catch (IOException e) {
      return; // there is nowhere left to tell
    }
  }
}
