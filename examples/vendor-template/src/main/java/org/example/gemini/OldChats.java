package org.example.gemini;

import dev.cctally.spi.doctor.HealthCheck;
import dev.cctally.spi.vendor.HostEnvironment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Says how many chats this plugin leaves out: until early 2026 the tool wrote a chat as one JSON
 * document, {@code session-….json}, and rewrites it line by line only when the chat is resumed.
 */
final class OldChats implements HealthCheck {
  private static final int DEPTH = 4;

  @Override
  public String id() {
    return "old_chats";
  }

  @Override
  public Finding run(HostEnvironment host) {
    Path projects = new Folders(host).projects();
    if (!Files.isDirectory(projects)) {
      return new Finding(Severity.OK, "Gemini CLI has no chats here", null, Map.of());
    }
    List<Path> old;
    try (Stream<Path> files = Files.walk(projects, DEPTH)) {
      old = files.filter(OldChats::isLeftOut).toList();
    } catch (IOException | UncheckedIOException e) {
      return new Finding(
          Severity.WARN,
          "cannot look into " + projects + ": " + e.getMessage(),
          "check the permissions of " + projects,
          Map.of());
    }
    return old.isEmpty()
        ? new Finding(Severity.OK, "every chat is in a form that is read", null, Map.of())
        : new Finding(
            Severity.WARN,
            old.size() + " chats in the form of before 2026 are not read",
            "resume a chat once with `gemini --resume` to have it rewritten",
            Map.of("first", old.getFirst().toString()));
  }

  private static boolean isLeftOut(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.startsWith("session-")
        && name.endsWith(".json")
        && Files.notExists(file.resolveSibling(name + "l"));
  }
}
