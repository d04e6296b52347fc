package dev.cctally.plugins.codex;

import dev.cctally.plugins.codex.FileNames.InnerId;
import dev.cctally.spi.json.JsonSlice;
import dev.cctally.spi.json.JsonSyntaxException;
import dev.cctally.spi.json.LastText;
import dev.cctally.spi.json.Timestamps;
import dev.cctally.spi.model.SpeedTier;
import dev.cctally.spi.vendor.EventSink;
import dev.cctally.spi.vendor.LineReader;
import dev.cctally.spi.vendor.Lineage;
import dev.cctally.spi.vendor.Malformed;
import dev.cctally.spi.vendor.Malformed.Reason;
import dev.cctally.spi.vendor.Notice;
import dev.cctally.spi.vendor.SessionFacts;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Reads one rollout.
 *
 * <p>Most bytes of a rollout are parts of the conversation, which cost nothing. A line is therefore
 * left as soon as its {@code type}, or that of its event, says that it cannot speak of usage, if
 * nobody wants turns. That holds for every valid spelling of a line; a line in which {@code type}
 * stands twice has no defined meaning. What is left unread is not checked beyond the closing brace.
 */
final class RolloutReader implements LineReader {
  private final Path file;
  private final InnerId fileId;
  private final Progress progress;
  private final RolloutLine line = new RolloutLine();
  private final Settings settings = new Settings();
  private final UsageReader usage;
  private @Nullable RateLimits limits;
  private @Nullable TurnReader turns;

  /**
   * Makes a reader.
   *
   * @param file the rollout, which is named to the user
   * @param fileId the id the session bears while no line names one
   * @param state what {@link #state()} of an earlier reader returned, or {@code null}
   */
  RolloutReader(Path file, InnerId fileId, byte @Nullable [] state) {
    this.file = file;
    this.fileId = fileId;
    this.progress = Progress.of(state);
    this.usage = new UsageReader(progress);
  }

  @Override
  public byte[] state() {
    return progress.bytes();
  }

  @Override
  public void line(byte[] buffer, int from, int to, long offset, EventSink sink) {
    boolean wantsTurns = sink.wants(EventSink.Interest.TURNS);
    try {
      if (!line.read(buffer, from, to, wantsTurns)) {
        sink.accept(new Malformed(offset, Reason.NOT_AN_OBJECT, false));
        return;
      }
    } catch (JsonSyntaxException e) {
      sink.accept(new Malformed(offset, Reason.BAD_SYNTAX, true)); // it may have stated usage
      return;
    }
    switch (line.type()) {
      case SESSION_META -> session(sink);
      case TURN_CONTEXT -> turn(sink);
      case EVENT -> {
        event(offset, sink);
        if (wantsTurns && line.event.kind() == EventPayload.Kind.OTHER && line.payload.present()) {
          turns().readEvent(line, offset, sink);
        }
      }
      case ITEM -> {
        if (wantsTurns && line.payload.present()) {
          turns().read(line, offset, sink);
        }
      }
      case UNKNOWN, OTHER -> {
        // Also the lines of versions that recorded no usage at all.
      }
    }
  }

  /** The head of the session; in a forked one, every later head belongs to the copy. */
  private void session(EventSink sink) {
    if (progress.headSeen && progress.forked) {
      return;
    }
    settings.read(line);
    Lineage lineage = null;
    if (!progress.headSeen) {
      progress.headSeen = true;
      progress.forked = settings.parentId != null;
      long written = line.atMicros();
      progress.startedAtMicros = written == Timestamps.INVALID ? settings.atMicros : written;
      if (!progress.lineageSent) {
        lineage = lineage(settings.id == null ? fileId.text() : settings.id, settings.parentId);
      }
    }
    progress.sessionId = settings.id == null ? progress.sessionId : settings.id;
    progress.sessionModel = settings.model == null ? progress.sessionModel : settings.model;
    progress.branch = settings.branch == null ? progress.branch : settings.branch;
    facts(Progress.HEAD, lineage, sink);
  }

  private Lineage lineage(String id, @Nullable String parentId) {
    progress.lineageSent = true;
    long started = progress.startedAtMicros;
    return new Lineage(id, parentId, started == Timestamps.INVALID ? null : (Long) started);
  }

  private void turn(EventSink sink) {
    settings.read(line);
    progress.model = settings.model == null ? progress.model : settings.model;
    facts(Progress.TURN, null, sink);
  }

  /** Keeps the folder; reports it, the first time its source is better than what was known. */
  private void facts(int source, @Nullable Lineage lineage, EventSink sink) {
    String project = null;
    if (settings.folder != null) {
      progress.folder = settings.folder;
      if (source > progress.projectSource) {
        progress.projectSource = source;
        project = settings.folder;
      }
    }
    if (project != null || lineage != null) {
      sink.accept(new SessionFacts("", null, project, lineage));
    }
  }

  private void event(long offset, EventSink sink) {
    EventPayload event = line.event;
    switch (event.kind()) {
      case TOKEN_COUNT -> {
        if (usage.read(line, offset, sink) && !progress.headSeen && !progress.lineageSent) {
          // Another log may know this session by the id in its file's name.
          if (fileId.vendors()) {
            sink.accept(new SessionFacts("", null, null, lineage(fileId.text(), null)));
            sink.accept(
                new Notice(
                    "session_meta not seen in "
                        + file
                        + "; falling back to filename UUID "
                        + fileId.text()));
          }
        }
        if (sink.wants(EventSink.Interest.QUOTA)) {
          quota(offset, sink);
        }
      }
      case SETTINGS -> {
        if (event.tierStated()) {
          progress.speed = tier(event.tier);
        }
      }
      case UNKNOWN, OTHER -> {
        // Nothing about usage.
      }
    }
  }

  private SpeedTier tier(JsonSlice stated) {
    if (!stated.isText()) {
      return SpeedTier.UNSPECIFIED;
    }
    String name = LastText.decode(line.buffer(), stated.from(), stated.to());
    return TierSetting.isFast(name) ? SpeedTier.FAST : SpeedTier.STANDARD;
  }

  private void quota(long offset, EventSink sink) {
    EventPayload event = line.event;
    Span stated = event.rateLimits.present() ? event.rateLimits : event.infoRateLimits;
    long at = line.atMicros();
    if (!stated.present() || at == Timestamps.INVALID || isCopy(at)) {
      return;
    }
    if (limits == null) {
      limits = new RateLimits();
    }
    limits.read(line.buffer(), stated, at, offset, sink);
  }

  /** A bulk copy of the parent's lines bears the second of the fork; its limits are of earlier. */
  private boolean isCopy(long atMicros) {
    return progress.forked
        && progress.startedAtMicros != Timestamps.INVALID
        && Math.floorDiv(atMicros, 1_000_000) == Math.floorDiv(progress.startedAtMicros, 1_000_000);
  }

  private TurnReader turns() {
    if (turns == null) {
      turns = new TurnReader(progress, fileId);
    }
    return turns;
  }
}
