package dev.cctally.testkit.acme;

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

/** Logs below {@code ~/.acme/logs}, or {@code $ACME_HOME/logs}. */
final class AcmeLog implements AppendLog {
  @Override
  public String id() {
    return "logs";
  }

  @Override
  public int readerVersion() {
    return 1;
  }

  @Override
  public Discovery discover(HostEnvironment host) {
    String setting = host.variable("ACME_HOME").orElse("").strip();
    Path home = setting.isEmpty() ? host.home().resolve(".acme") : Path.of(setting);
    Path logs = home.resolve("logs");
    boolean misled = !setting.isEmpty() && !Files.isDirectory(logs);
    return new Discovery(
        List.of(new LogRoot(logs, ".acme", home)),
        misled ? List.of("ACME_HOME has no folder logs") : List.of());
  }

  @Override
  public SessionHint hint(LogFile file) {
    return new SessionHint(file.relativePath().toString(), null);
  }

  @Override
  public LineReader open(LogFile file, byte @Nullable [] state) {
    return new AcmeReader(state);
  }
}
