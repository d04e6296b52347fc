package dev.cctally.testkit.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Logs of one home as a vendor's tool writes them, and what they amount to. Immutable; each method
 * returns a changed copy. Copies of a session, sub-agents and forks are shown as several files of
 * one example.
 *
 * @param name says what is shown
 * @param files the files, the oldest first
 * @param amount what they amount to
 * @param traits what is special about them
 */
public record LogExample(String name, List<File> files, Amount amount, Set<Trait> traits) {
  /** What can be special about logs. */
  public enum Trait {
    /** The last file was forked from the first and begins with a copy of it. */
    FORK,
    /** A response bears nothing by which its copy in another file could be told from another. */
    NO_IDS
  }

  /**
   * A file.
   *
   * @param path from the user's home, with slashes
   * @param content its bytes; not copied
   */
  public record File(String path, byte[] content) {
    /** Rejects {@code null}. */
    public File {
      Objects.requireNonNull(path, "path");
      Objects.requireNonNull(content, "content");
    }
  }

  /** Copies the collections. */
  public LogExample {
    Objects.requireNonNull(name, "name");
    files = List.copyOf(files);
    Objects.requireNonNull(amount, "amount");
    traits = Set.copyOf(traits);
  }

  /**
   * {@return an example without files that amounts to nothing}
   *
   * @param name says what is shown
   */
  public static LogExample named(String name) {
    return new LogExample(name, List.of(), Amount.of(0), Set.of());
  }

  /**
   * {@return the same with one more file, younger than the others}
   *
   * @param path from the user's home, with slashes, for example {@code ".acme/logs/one.jsonl"}
   * @param content its text, each line ended by a line feed
   */
  public LogExample file(String path, String content) {
    return file(path, content.getBytes(UTF_8));
  }

  /**
   * {@return the same with one more file, younger than the others}
   *
   * @param path from the user's home, with slashes
   * @param content its bytes
   */
  public LogExample file(String path, byte[] content) {
    List<File> more = new ArrayList<>(files);
    more.add(new File(path, content));
    return new LogExample(name, more, amount, traits);
  }

  /**
   * {@return the same, amounting to something}
   *
   * @param expected what it amounts to
   */
  public LogExample amountsTo(Amount expected) {
    return new LogExample(name, files, expected, traits);
  }

  /** {@return the same, its last file a fork that begins with a copy of the first} */
  public LogExample forked() {
    return with(Trait.FORK);
  }

  /**
   * {@return the same, its responses bearing no ids} Such logs exist, mostly old ones. A copy of
   * one costs twice, so the kit does not make any; show this only where the tool leaves no choice.
   */
  public LogExample withoutIds() {
    return with(Trait.NO_IDS);
  }

  private LogExample with(Trait trait) {
    Set<Trait> more = new HashSet<>(traits);
    more.add(trait);
    return new LogExample(name, files, amount, more);
  }
}
