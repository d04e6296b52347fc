package dev.cctally.testkit;

import dev.cctally.spi.vendor.ConversationTurn;
import dev.cctally.spi.vendor.EventSink;
import dev.cctally.spi.vendor.Malformed;
import dev.cctally.spi.vendor.Notice;
import dev.cctally.spi.vendor.QuotaReading;
import dev.cctally.spi.vendor.SessionFacts;
import dev.cctally.spi.vendor.UsageEvent;
import dev.cctally.spi.vendor.VendorEvent;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Remembers the events a reader sends, in order. Like the platform's sink it drops events nobody
 * asked for, so a test sees what would be stored. Used by one thread.
 */
public final class RecordingSink implements EventSink {
  private final Set<Interest> interests;
  private final List<VendorEvent> events = new ArrayList<>();

  private RecordingSink(Set<Interest> interests) {
    this.interests = interests;
  }

  /** {@return a sink that wants everything} */
  public static RecordingSink ofEverything() {
    return new RecordingSink(EnumSet.allOf(Interest.class));
  }

  /**
   * {@return a sink that wants usage, session facts and these}
   *
   * @param interests what else it wants; may be none
   */
  public static RecordingSink of(Interest... interests) {
    EnumSet<Interest> wanted = EnumSet.noneOf(Interest.class);
    wanted.addAll(List.of(interests));
    return new RecordingSink(wanted);
  }

  @Override
  public void accept(VendorEvent event) {
    Objects.requireNonNull(event, "event");
    boolean wanted =
        switch (event) {
          case ConversationTurn _ -> wants(Interest.TURNS);
          case QuotaReading _ -> wants(Interest.QUOTA);
          case UsageEvent _, SessionFacts _, Malformed _, Notice _ -> true;
        };
    if (wanted) {
      events.add(event);
    }
  }

  @Override
  public boolean wants(Interest interest) {
    return interests.contains(interest);
  }

  /** {@return every event so far, in the order the reader sent them} */
  public List<VendorEvent> events() {
    return List.copyOf(events);
  }

  /**
   * {@return the events of one kind, in order}
   *
   * @param <T> the kind
   * @param kind its class, for example {@code UsageEvent.class}
   */
  public <T extends VendorEvent> List<T> events(Class<T> kind) {
    return events.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /** {@return the usage events, in order} */
  public List<UsageEvent> usage() {
    return events(UsageEvent.class);
  }

  /** {@return the session facts, in order} */
  public List<SessionFacts> sessions() {
    return events(SessionFacts.class);
  }

  /** {@return the conversation turns, in order} */
  public List<ConversationTurn> turns() {
    return events(ConversationTurn.class);
  }

  /** {@return the quota readings, in order} */
  public List<QuotaReading> quota() {
    return events(QuotaReading.class);
  }

  /** {@return what could not be read, in order} */
  public List<Malformed> malformed() {
    return events(Malformed.class);
  }

  /** Forgets all events. */
  public void clear() {
    events.clear();
  }
}
