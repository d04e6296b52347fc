package dev.cctally.plugins.claude.quota;

import dev.cctally.spi.quota.FeedHost;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds out which Claude Code is installed, because the endpoint wants to hear its name. The answer
 * is remembered for a day: to ask the program takes longer than all the rest.
 *
 * @param host the host
 */
record ToolVersion(FeedHost host) {
  private static final Duration ASKING_TAKES_AT_MOST = Duration.ofSeconds(5);
  private static final Duration REMEMBERED = Duration.ofDays(1);
  private static final String NAME = "tool-version";

  /** What is sent if nothing is found: a version the endpoint is known to accept. */
  private static final String OTHERWISE = "2.1.116";

  private static final Pattern VERSION =
      Pattern.compile("(\\d{1,9})\\.(\\d{1,9})\\.(\\d{1,9})(-[A-Za-z0-9.]+)?");
  private static final Pattern TOKEN =
      Pattern.compile("(?<![\\w.+-])" + VERSION.pattern() + "(?![\\w+-]|\\.\\w)");

  String userAgent() {
    return "claude-code/" + version();
  }

  private String version() {
    Optional<String> remembered =
        host.remembered(NAME, REMEMBERED).filter(text -> VERSION.matcher(text).matches());
    if (remembered.isPresent()) {
      return remembered.get();
    }
    String version = stated().or(this::installed).orElse(OTHERWISE);
    host.remember(NAME, version);
    return version;
  }

  /** What the program says of itself. */
  private Optional<String> stated() {
    return host.output(List.of("claude", "--version"), ASKING_TAKES_AT_MOST)
        .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
        .flatMap(ToolVersion::first);
  }

  static Optional<String> first(String text) {
    Matcher matcher = TOKEN.matcher(text);
    return matcher.find() ? Optional.of(matcher.group()) : Optional.empty();
  }

  /** The newest of those that lie where the installer puts them. */
  private Optional<String> installed() {
    Path folder = host.environment().home().resolve(".local/share/claude/versions");
    Release newest = null;
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      for (Path entry : entries) {
        Release release = Release.of(String.valueOf(entry.getFileName()));
        if (release != null && (newest == null || Release.AGE.compare(release, newest) > 0)) {
          newest = release;
        }
      }
    } catch (IOException | java.nio.file.DirectoryIteratorException e) {
      return Optional.empty(); // not installed that way
    }
    return Optional.ofNullable(newest).map(Release::text);
  }

  /** A version taken apart. */
  private record Release(String text, int major, int minor, int patch, String preview) {
    /** A release is newer than the previews of it. */
    static final Comparator<Release> AGE =
        Comparator.comparingInt(Release::major)
            .thenComparingInt(Release::minor)
            .thenComparingInt(Release::patch)
            .thenComparing(release -> release.preview().isEmpty())
            .thenComparing(Release::preview);

    static @Nullable Release of(String text) {
      Matcher matcher = VERSION.matcher(text);
      if (!matcher.matches()) {
        return null;
      }
      String preview = matcher.group(4);
      return new Release(
          text,
          Integer.parseInt(matcher.group(1)),
          Integer.parseInt(matcher.group(2)),
          Integer.parseInt(matcher.group(3)),
          preview == null ? "" : preview);
    }
  }
}
