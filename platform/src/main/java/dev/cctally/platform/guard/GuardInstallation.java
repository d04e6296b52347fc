package dev.cctally.platform.guard;

import dev.cctally.platform.store.AtomicFile;
import dev.cctally.spi.setup.PromptGuard;
import dev.cctally.spi.setup.PromptGuard.Change;
import dev.cctally.spi.vendor.HostEnvironment;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Puts the hook into the settings of a vendor's tool and takes it out again. What the hook looks
 * like is the plugin's business; ours is that nothing of the user's gets lost: a backup once a day,
 * the file's mode and a link stay, and what changes under our hands is read again.
 */
public final class GuardInstallation {
  private static final String BACKUP = ".cctally-backup-";
  private static final int ATTEMPTS = 3;
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("yyyyMMdd", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final PromptGuard guard;
  private final Path file;
  private final Clock wallClock;

  /**
   * Reads nothing yet.
   *
   * @param guard what the plugin knows
   * @param host the host
   * @param wallClock the real time, for the name of the backup
   */
  public GuardInstallation(PromptGuard guard, HostEnvironment host, Clock wallClock) {
    this.guard = Objects.requireNonNull(guard, "guard");
    this.file = guard.settings(host);
    this.wallClock = Objects.requireNonNull(wallClock, "wallClock");
  }

  /** What came of it. */
  public sealed interface Outcome {
    /** There was nothing to change. */
    record Unchanged() implements Outcome {}

    /**
     * The settings were changed, or would be.
     *
     * @param backup where what was there before is kept, {@code null} if nothing was there
     */
    record Changed(@Nullable Path backup) implements Outcome {}

    /**
     * The settings are not what they should be and stay as they are.
     *
     * @param reason a clause that follows the file's name
     */
    record Refused(String reason) implements Outcome {}
  }

  /** {@return the settings file; it need not exist} */
  public Path file() {
    return file;
  }

  /**
   * {@return the command line of our hook, or empty if it is not installed, or the settings make no
   * sense}
   *
   * @throws IOException if the settings cannot be read
   */
  public Optional<String> installed() throws IOException {
    String settings = text(bytes(file));
    return settings == null ? Optional.empty() : guard.installed(settings);
  }

  /**
   * {@return what in the settings keeps the tool from calling any hook, a clause; empty if nothing
   * does, or the settings make no sense}
   *
   * @throws IOException if the settings cannot be read
   */
  public Optional<String> obstacle() throws IOException {
    String settings = text(bytes(file));
    return settings == null ? Optional.empty() : guard.obstacle(settings);
  }

  /**
   * Installs the hook.
   *
   * @param command the words of the command it calls
   * @param dryRun whether to write nothing
   * @return what came of it
   * @throws IOException if a file cannot be read or written
   */
  public Outcome install(List<String> command, boolean dryRun) throws IOException {
    return edit(settings -> guard.install(settings, command), _ -> null, dryRun);
  }

  /**
   * Removes the hook. Settings that are just what installing made of a backup become that backup
   * again, byte for byte.
   *
   * @param command the words of the command the hook calls
   * @param dryRun whether to write nothing
   * @return what came of it
   * @throws IOException if a file cannot be read or written
   */
  public Outcome uninstall(List<String> command, boolean dryRun) throws IOException {
    return edit(guard::remove, settings -> original(settings, command), dryRun);
  }

  /** What to put in place of settings; a file that was not there before is told by no bytes. */
  private record Original(byte @Nullable [] bytes) {}

  private Outcome edit(
      Function<String, Change> change, Function<String, @Nullable Original> shortcut, boolean dry)
      throws IOException {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      byte[] before = bytes(file);
      String settings = text(before);
      if (settings == null) {
        return new Outcome.Refused("is not valid UTF-8");
      }
      switch (change.apply(settings)) {
        case Change.Nothing _ -> {
          return new Outcome.Unchanged();
        }
        case Change.Refused(String reason) -> {
          return new Outcome.Refused(reason);
        }
        case Change.To(String changed) -> {
          Path backup = before == null ? null : backup();
          if (dry) {
            return new Outcome.Changed(backup);
          }
          if (backup != null && !Files.exists(backup)) {
            Files.copy(file, backup, StandardCopyOption.COPY_ATTRIBUTES);
          }
          Original original = shortcut.apply(settings);
          if (same(before, bytes(file))) { // its owner may be writing, too
            write(original == null ? new Original(utf8(changed)) : original);
            return new Outcome.Changed(backup);
          }
        }
      }
    }
    return new Outcome.Refused("changes all the time; close the tool that writes it and try again");
  }

  private void write(Original original) throws IOException {
    byte[] bytes = original.bytes();
    if (bytes == null) {
      Files.deleteIfExists(file);
      return;
    }
    Path folder = file.getParent();
    if (folder != null && !Files.isDirectory(folder)) {
      Files.createDirectories(folder);
    }
    AtomicFile.write(file, bytes);
  }

  /** What the settings were before the hook was installed, if nothing else has changed since. */
  private @Nullable Original original(String settings, List<String> command) {
    boolean backups = false;
    Path folder = file.getParent();
    if (folder == null) {
      return null;
    }
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(folder, file.getFileName() + BACKUP + "*")) {
      for (Path backup : files) {
        byte[] bytes = bytes(backup);
        String text = text(bytes);
        if (bytes != null && text != null && becomes(text, settings, command)) {
          return new Original(bytes);
        }
        // Of what we have just removed there is a backup, too: it tells nothing.
        backups |= text != null && !text.equals(settings);
      }
    } catch (IOException | DirectoryIteratorException e) {
      return null; // the plain way leaves the user's settings as well
    }
    boolean made = !backups && !Files.isSymbolicLink(file) && becomes("", settings, command);
    return made ? new Original(null) : null;
  }

  private boolean becomes(String before, String after, List<String> command) {
    return guard.install(before, command) instanceof Change.To(String changed)
        && changed.equals(after);
  }

  private Path backup() {
    return file.resolveSibling(file.getFileName() + BACKUP + DAY.format(wallClock.instant()));
  }

  private static byte @Nullable [] bytes(Path file) throws IOException {
    try {
      return Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      if (Files.exists(file, LinkOption.NOFOLLOW_LINKS) && !Files.isSymbolicLink(file)) {
        throw e;
      }
      return null;
    }
  }

  /** The bytes as text; {@code null} if they are none. */
  private static @Nullable String text(byte @Nullable [] bytes) {
    if (bytes == null) {
      return "";
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static boolean same(byte @Nullable [] one, byte @Nullable [] other) {
    return Arrays.equals(one, other);
  }
}
