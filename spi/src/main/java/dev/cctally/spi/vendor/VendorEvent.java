package dev.cctally.spi.vendor;

/**
 * What a log says. Plugins create events; only the platform switches over them, so kinds may be
 * added in minor versions.
 *
 * @since 1.0
 */
public sealed interface VendorEvent
    permits UsageEvent, SessionFacts, ConversationTurn, QuotaReading, Malformed, Notice {}
