package dev.cctally.platform.ingest;

import org.jspecify.annotations.Nullable;

/** Where a chunk ends; the components are those of {@link ParsedChunk}. */
record ChunkEnd(
    FileTask task,
    long cursor,
    long headPrint,
    long tailPrint,
    byte @Nullable [] readerState,
    TailState tailState,
    boolean first,
    boolean last,
    @Nullable String failure) {}
