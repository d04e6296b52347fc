package dev.cctally.plugins.claude;

import dev.cctally.spi.vendor.AppendLog;
import dev.cctally.spi.vendor.Discovery;
import dev.cctally.spi.vendor.HostEnvironment;
import dev.cctally.spi.vendor.LineReader;
import dev.cctally.spi.vendor.LogFile;
import dev.cctally.spi.vendor.SessionHint;
import org.jspecify.annotations.Nullable;

/** The transcripts below {@code projects/}, one file for each session or sub-agent. */
final class ProjectsLog implements AppendLog {
  @Override
  public String id() {
    return "projects";
  }

  @Override
  public int readerVersion() {
    return 1;
  }

  @Override
  public Discovery discover(HostEnvironment host) {
    return new DataFolders(host).discover();
  }

  @Override
  public SessionHint hint(LogFile file) {
    return FileNames.hint(file.relativePath());
  }

  @Override
  public LineReader open(LogFile file, byte @Nullable [] state) {
    return new TranscriptReader(file, state);
  }
}
