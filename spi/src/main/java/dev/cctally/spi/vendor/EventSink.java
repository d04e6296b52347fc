package dev.cctally.spi.vendor;

/**
 * Receives what a reader finds. <b>Provided by the platform, do not implement</b> outside tests.
 * Used by one thread, the reader's.
 *
 * @since 1.0
 */
public interface EventSink {
  /** Parts of the events that a reader may leave out when nobody asks for them. */
  enum Interest {
    /** {@link ConversationTurn}s: the text of prompts and answers. Costly to extract. */
    TURNS,
    /** {@link QuotaReading}s. */
    QUOTA
  }

  /**
   * Takes an event.
   *
   * @param event the event
   */
  void accept(VendorEvent event);

  /**
   * {@return whether events of this kind are wanted; constant during one read} Readers may send
   * unwanted events, they are dropped.
   *
   * @param interest the kind
   */
  boolean wants(Interest interest);
}
