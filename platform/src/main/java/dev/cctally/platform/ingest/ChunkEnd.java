package dev.cctally.platform.ingest;

import dev.cctally.spi.vendor.SessionHint;
import org.jspecify.annotations.Nullable;

/** Where a chunk ends; the components are those of {@link ParsedChunk}. */
record ChunkEnd(
    FileTask task,
    SessionHint hint,
    long cursor,
    long headPrint,
    long tailPrint,
    byte @Nullable [] readerState,
    TailState tailState,
    boolean first,
    boolean last,
    @Nullable String failure) {}
