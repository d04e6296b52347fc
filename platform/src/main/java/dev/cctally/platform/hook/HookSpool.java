package dev.cctally.platform.hook;

import dev.cctally.platform.store.DataDirectory;
import dev.cctally.platform.store.IoReason;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The folder in which the launcher leaves events. A file holds, each ended by a zero: the number of
 * words of the command line, the words, and what the tool passed; the last zero says that it is
 * whole. The launcher also reads {@code worker.pid}, to see whether a worker is at it, and counts
 * in {@code unheard} how often it relied on that.
 */
public final class HookSpool {
  private static final Duration GIVEN_UP = Duration.ofHours(24);
  private static final Duration CUT_OFF = Duration.ofMinutes(1);
  private static final String SUFFIX = ".tick";
  private static final String CLAIM = "worker.pid";
  private static final String LOCK = "worker.lock";
  private static final String UNHEARD = "unheard";

  private final Path folder;
  private final SpoolWard ward;

  /**
   * Makes nothing yet.
   *
   * @param dataDirectory the data directory
   * @param problems takes what was found that has no business there, a sentence each
   */
  public HookSpool(Path dataDirectory, Consumer<String> problems) {
    ward = new SpoolWard(problems);
    folder = Objects.requireNonNull(dataDirectory, "dataDirectory").resolve("spool");
  }

  /**
   * One event that waits.
   *
   * @param file where it lies
   * @param words the words of the command line
   * @param payload what the tool passed, maybe cut off
   */
  public record Tick(Path file, List<String> words, byte[] payload) {
    /** Copies the words. */
    public Tick {
      Objects.requireNonNull(file, "file");
      words = List.copyOf(words);
      Objects.requireNonNull(payload, "payload");
    }
  }

  /**
   * Makes the folder if needed.
   *
   * @return the file whose lock the one worker holds
   * @throws IOException if that is not possible
   */
  public Path lockFile() throws IOException {
    DataDirectory spool = new DataDirectory(folder);
    spool.ensure();
    ward.clear(folder.resolve(LOCK));
    return spool.privateFile(LOCK);
  }

  /**
   * {@return the events that wait, in the order they came} Also lets launchers know that somebody
   * listens, and removes what is too old to matter.
   *
   * @param now the real time
   * @throws IOException if the folder cannot be read
   */
  public List<Tick> waiting(Instant now) throws IOException {
    ward.clear(folder.resolve(UNHEARD));
    Files.deleteIfExists(folder.resolve(UNHEARD));
    List<Aged> ticks = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + SUFFIX)) {
      for (Path file : files) {
        Aged aged = read(file, now);
        if (aged != null) {
          ticks.add(aged);
        }
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    ticks.sort(Comparator.comparing(Aged::written));
    return ticks.stream().map(Aged::tick).toList();
  }

  private record Aged(Tick tick, Instant written) {}

  private @Nullable Aged read(Path file, Instant now) {
    if (SpoolWard.foreign(file)) {
      ward.clear(file);
      return null;
    }
    try {
      Instant written = Files.getLastModifiedTime(file).toInstant();
      Duration age = Duration.between(written, now);
      if (age.compareTo(GIVEN_UP) > 0) {
        Files.deleteIfExists(file);
        return null;
      }
      Tick tick = TickFile.read(file, age.compareTo(CUT_OFF) > 0);
      return tick == null ? null : new Aged(tick, written);
    } catch (NoSuchFileException e) {
      return null; // another worker was faster
    } catch (IOException e) {
      ward.setAside(file, IoReason.of(e)); // the others must not wait for it
      return null;
    }
  }

  /**
   * Removes an event that was dealt with.
   *
   * @param tick the event
   * @throws IOException if that is not possible
   */
  public void done(Tick tick) throws IOException {
    Files.deleteIfExists(tick.file());
  }

  /**
   * Says that a process is the worker, so that launchers start no other. Also removes what was set
   * aside long ago.
   *
   * @param pid the process
   * @param now the real time
   * @throws IOException if that is not possible
   */
  public void claim(long pid, Instant now) throws IOException {
    ward.clear(folder.resolve(CLAIM));
    ward.forget(folder, now, GIVEN_UP);
    Path file = new DataDirectory(folder).privateFile(CLAIM);
    Files.writeString(file, pid + "\n");
  }

  /**
   * Takes {@link #claim} back. What is put into the folder afterwards has a launcher that starts a
   * worker.
   *
   * @param pid the process; the claim of another one stays
   * @throws IOException if that is not possible
   */
  public void resign(long pid) throws IOException {
    Path file = folder.resolve(CLAIM);
    try {
      if (Files.readString(file).strip().equals(Long.toString(pid))) {
        Files.deleteIfExists(file);
      }
    } catch (NoSuchFileException e) {
      return; // nobody claims to be one
    }
  }
}
