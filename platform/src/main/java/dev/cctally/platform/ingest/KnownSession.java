package dev.cctally.platform.ingest;

import org.jspecify.annotations.Nullable;

/** A session whose facts are at hand. */
record KnownSession(
    int id,
    String sessionId,
    @Nullable String projectPath,
    String sourcePath,
    String rootPath,
    @Nullable String home,
    boolean archived)
    implements SessionRef {}
