package dev.cctally.cli.console;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/** Answers from standard input. Nothing is opened before somebody is asked. */
public final class SystemAnswers implements Answers {
  private @Nullable BufferedReader reader;

  /** Makes one. */
  public SystemAnswers() {}

  @Override
  public boolean interactive() {
    return TerminalProbe.input();
  }

  @Override
  public @Nullable String line() {
    if (reader == null) {
      reader =
          new BufferedReader(
              new InputStreamReader(
                  new FileInputStream(FileDescriptor.in), Charset.defaultCharset()));
    }
    try {
      return reader.readLine();
    } catch (IOException e) {
      return null;
    }
  }
}
