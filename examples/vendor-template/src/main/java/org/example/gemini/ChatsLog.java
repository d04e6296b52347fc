package org.example.gemini;

import dev.cctally.spi.vendor.AppendLog;
import dev.cctally.spi.vendor.Discovery;
import dev.cctally.spi.vendor.HostEnvironment;
import dev.cctally.spi.vendor.LineReader;
import dev.cctally.spi.vendor.LogFile;
import dev.cctally.spi.vendor.LogRoot;
import dev.cctally.spi.vendor.SessionHint;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The chats: {@code ~/.gemini/tmp/<project>/chats/session-<time>-<id>.jsonl}, and those of
 * sub-agents in {@code chats/<session>/<id>.jsonl}.
 */
final class ChatsLog implements AppendLog {
  @Override
  public String id() {
    return "chats";
  }

  @Override
  public int readerVersion() {
    return 1;
  }

  /**
   * One root for all projects, named even if it is not there: the tool deletes old project folders,
   * and what was read from a folder counts only while it lies in a root.
   */
  @Override
  public Discovery discover(HostEnvironment host) {
    Folders folders = new Folders(host);
    Path projects = folders.projects();
    boolean misled = folders.isSet() && !Files.isDirectory(projects);
    return new Discovery(
        List.of(new LogRoot(projects, ".jsonl", folders.data())),
        misled
            ? List.of(Folders.SETTING + " is '" + folders.setting() + "', which has no .gemini/tmp")
            : List.of());
  }

  @Override
  public SessionHint hint(LogFile file) {
    return new SessionHint(ChatFile.of(file).sessionId(), null);
  }

  @Override
  public LineReader open(LogFile file, byte @Nullable [] state) {
    return new ChatReader(ChatFile.of(file), state);
  }
}
