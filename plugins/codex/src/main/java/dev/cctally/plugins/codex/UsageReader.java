package dev.cctally.plugins.codex;

import dev.cctally.spi.json.JsonSlice;
import dev.cctally.spi.json.LastText;
import dev.cctally.spi.json.Timestamps;
import dev.cctally.spi.model.TokenCounts;
import dev.cctally.spi.vendor.EventIdentity;
import dev.cctally.spi.vendor.EventSink;
import dev.cctally.spi.vendor.Malformed;
import dev.cctally.spi.vendor.Malformed.Reason;
import dev.cctally.spi.vendor.UsageEvent;
import org.jspecify.annotations.Nullable;

/**
 * Makes usage events of token counts. Codex states counts again without new usage; an event counts
 * only if its cumulative count goes beyond every earlier one. Not for several threads.
 */
final class UsageReader {
  private static final String UNKNOWN_MODEL = "unknown";
  private static final long NOT_STATED = -1;
  private static final long MOST_INHERITED = 1_000 * Cumulative.MOST_OF_ONE;

  private final Progress progress;
  private final StringBuilder text = new StringBuilder(96);

  UsageReader(Progress progress) {
    this.progress = progress;
  }

  /**
   * Reads a token count; hands over an event, or why there is none.
   *
   * @return whether it handed over an event
   */
  boolean read(RolloutLine line, long offset, EventSink sink) {
    EventPayload event = line.event;
    if (!event.hasInfo()) {
      return false; // it states rate limits only
    }
    Counts last = event.last;
    Counts total = event.total;
    if (!last.present() && !total.present()) {
      sink.accept(new Malformed(offset, Reason.NO_USAGE, true));
      return false;
    }
    boolean own = last.present();
    boolean far = total.present() && !reachable(total);
    if (far && total.usable() && progress.held.repeatedBy(total)) {
      return false; // stated again, and still not believed
    }
    if (own ? !last.believable() : far) {
      sink.accept(new Malformed(offset, Reason.BAD_NUMBER, true));
      if (!own && total.usable()) {
        progress.held.take(total);
      }
      return false; // and it leaves no trace in what the next ones are compared with
    }
    long input = own ? last.input() : Math.max(total.input() - progress.input, 0);
    long cached = own ? last.cached() : Math.max(total.cached() - progress.cached, 0);
    long output = own ? last.output() : Math.max(total.output() - progress.output, 0);
    long reasoning = own ? last.reasoning() : Math.max(total.reasoning() - progress.reasoning, 0);
    long cumulative = NOT_STATED;
    if (far) {
      cumulative = total.usable() ? total.total() : NOT_STATED;
    } else if (total.present()) {
      progress.input = total.input();
      progress.cached = total.cached();
      progress.output = total.output();
      progress.reasoning = total.reasoning();
      cumulative = total.total();
      if (cumulative <= progress.watermark) {
        return false; // stated again
      }
    }
    long at = line.atMicros();
    if (at == Timestamps.INVALID) {
      sink.accept(new Malformed(offset, Reason.BAD_TIMESTAMP, true));
      return false; // and the same counts with a time still count
    }
    if (far && total.usable()) {
      progress.held.take(total);
    } else if (cumulative != NOT_STATED) {
      progress.watermark = cumulative;
    }
    if (last.repaired() || total.repaired() || (far && !inherited(total))) {
      sink.accept(new Malformed(offset, Reason.BAD_NUMBER, false));
    }
    cached = Math.min(cached, input);
    String model = model(line);
    sink.accept(
        new UsageEvent(
            offset,
            at,
            model,
            new TokenCounts(input - cached, cached, 0, 0, output, reasoning),
            progress.speed,
            null,
            identity(at, model, input, cached, output, reasoning, cumulative),
            0,
            "",
            null));
    return true;
  }

  /**
   * Whether the counter can have come to that since it was last believed. One that stands far
   * beyond is believed only if the statement before it stood there as well: a single one is a
   * broken line, and taking it for the count so far would leave out all that follow.
   */
  private boolean reachable(Counts total) {
    if (!total.usable()) {
      return false;
    }
    if (progress.held.leadsTo(total)) {
      progress.input = progress.held.input;
      progress.cached = progress.held.cached;
      progress.output = progress.held.output;
      progress.reasoning = progress.held.reasoning;
      progress.watermark = Math.max(progress.watermark, progress.held.total);
      return true;
    }
    return total.total() - progress.watermark <= Cumulative.MOST_OF_ONE
        && total.input() - progress.input <= Cumulative.MOST_OF_ONE
        && total.cached() - progress.cached <= Cumulative.MOST_OF_ONE
        && total.output() - progress.output <= Cumulative.MOST_OF_ONE
        && total.reasoning() - progress.reasoning <= Cumulative.MOST_OF_ONE;
  }

  /** A session may take over the counter of an earlier one, which then starts anywhere sensible. */
  private boolean inherited(Counts total) {
    return progress.watermark == 0 && total.usable() && total.total() <= MOST_INHERITED;
  }

  private String model(RolloutLine line) {
    if (progress.model != null) {
      return progress.model;
    }
    EventPayload event = line.event;
    String named = name(line, event.model);
    named = named == null ? name(line, event.infoModel) : named;
    named = named == null ? name(line, event.infoModelName) : named;
    named = named == null ? name(line, event.metadataModel) : named;
    named = named == null ? progress.sessionModel : named;
    return named == null ? UNKNOWN_MODEL : named;
  }

  private static @Nullable String name(RolloutLine line, JsonSlice slice) {
    return slice.isText()
        ? Settings.usable(LastText.decode(line.buffer(), slice.from(), slice.to()))
        : null;
  }

  /**
   * A copy in a forked log repeats the counts and the cumulative count; time and model may have
   * been rewritten. Where those are equal as well it is the same response in whatever log, but only
   * if there is a cumulative count: two responses of one second may well cost the same.
   */
  private EventIdentity identity(
      long at,
      String model,
      long input,
      long cached,
      long output,
      long reasoning,
      long cumulative) {
    text.setLength(0);
    text.append(input).append(' ').append(cached).append(' ').append(output).append(' ');
    text.append(reasoning).append(' ');
    if (cumulative == NOT_STATED) {
      return new EventIdentity(null, null, false, text.toString());
    }
    String replay = text.append(cumulative).toString();
    String key = text.append(' ').append(at).append(' ').append(model).toString();
    return new EventIdentity(null, key, false, replay);
  }
}
