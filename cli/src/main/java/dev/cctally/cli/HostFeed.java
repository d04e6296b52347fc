package dev.cctally.cli;

import dev.cctally.cli.console.Processes;
import dev.cctally.platform.host.Host;
import dev.cctally.platform.store.AtomicFile;
import dev.cctally.platform.store.DataDirectory;
import dev.cctally.spi.quota.FeedHost;
import dev.cctally.spi.vendor.HostEnvironment;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a vendor's quota feed gets of this machine. Its memory is a folder of small files beside the
 * stores; losing it does no harm.
 */
public final class HostFeed implements FeedHost {
  private static final String FOLDER = "feed";
  private static final int LONGEST = 200;

  private final String vendorId;
  private final Host host;
  private final Processes processes;
  private final Path dataDirectory;
  private final @Nullable String userAgent;

  /**
   * Makes one.
   *
   * @param vendorId whose feed it is for
   * @param host the machine
   * @param processes runs programs
   * @param dataDirectory where to remember
   * @param userAgent how requests are to name their sender, or {@code null} for what is usual
   */
  public HostFeed(
      String vendorId,
      Host host,
      Processes processes,
      Path dataDirectory,
      @Nullable String userAgent) {
    this.vendorId = Objects.requireNonNull(vendorId, "vendorId");
    this.host = Objects.requireNonNull(host, "host");
    this.processes = Objects.requireNonNull(processes, "processes");
    this.dataDirectory = Objects.requireNonNull(dataDirectory, "dataDirectory");
    this.userAgent = userAgent;
  }

  @Override
  public HostEnvironment environment() {
    return host;
  }

  @Override
  public Optional<String> userAgent() {
    return Optional.ofNullable(userAgent);
  }

  @Override
  public Optional<byte[]> output(List<String> command, Duration atMost) {
    try {
      return processes
          .run(command, atMost)
          .filter(result -> result.exitCode() == 0)
          .map(Processes.Result::out);
    } catch (IOException e) {
      return Optional.empty(); // not installed
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  @Override
  public Optional<String> remembered(String name, Duration atMostOld) {
    Path file = file(name);
    try {
      Instant written = Files.getLastModifiedTime(file).toInstant();
      Duration age = Duration.between(written, host.wallClock().instant());
      if (age.isNegative() || age.compareTo(atMostOld) > 0) {
        return Optional.empty();
      }
      return Optional.of(Files.readString(file).strip()).filter(text -> !text.isEmpty());
    } catch (IOException e) {
      return Optional.empty(); // nothing remembered, or nothing readable
    }
  }

  @Override
  public void remember(String name, String value) {
    if (value.length() > LONGEST || value.contains("\n")) {
      return;
    }
    try {
      new DataDirectory(dataDirectory).ensure();
      new DataDirectory(dataDirectory.resolve(FOLDER)).ensure();
      AtomicFile.write(file(name), (value + "\n").getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      return; // it will be found out again
    }
  }

  private Path file(String name) {
    if (!name.matches("[a-z0-9-]+")) {
      throw new IllegalArgumentException("not a name to remember by: " + name);
    }
    return dataDirectory.resolve(FOLDER).resolve(vendorId + "-" + name);
  }
}
