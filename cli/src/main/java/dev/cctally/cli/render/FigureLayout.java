package dev.cctally.cli.render;

import dev.cctally.spi.model.TokenCounts;
import java.util.List;

/** Which counts a table shows, and in what order. */
enum FigureLayout {
  /** Output stands before the cache. */
  OUTPUT_SECOND,
  /** Output stands after the cache. */
  OUTPUT_LAST,
  /** Reasoning in place of cache writes, which such vendors do not have. */
  REASONING;

  /** One column each in the wide layout. */
  List<Count> counts() {
    return switch (this) {
      case OUTPUT_SECOND -> List.of(Count.INPUT, Count.OUTPUT, Count.CACHE_WRITE, Count.CACHE_READ);
      case OUTPUT_LAST -> List.of(Count.INPUT, Count.CACHE_WRITE, Count.CACHE_READ, Count.OUTPUT);
      case REASONING -> List.of(Count.INPUT, Count.OUTPUT, Count.REASONING, Count.CACHE_READ);
    };
  }

  /** What stands above cache reads in the narrow layout. */
  Count aboveCacheRead() {
    return this == REASONING ? Count.REASONING : Count.CACHE_WRITE;
  }

  /** A count. */
  enum Count {
    /** Prompt tokens that have nothing to do with a cache. */
    INPUT,
    /** Generated tokens. */
    OUTPUT,
    /** Those of them that are reasoning. */
    REASONING,
    /** Prompt tokens written to a cache. */
    CACHE_WRITE,
    /** Prompt tokens read from a cache. */
    CACHE_READ;

    long of(TokenCounts tokens) {
      return switch (this) {
        case INPUT -> tokens.input();
        case OUTPUT -> tokens.output();
        case REASONING -> tokens.reasoning();
        case CACHE_WRITE -> tokens.cacheWrite();
        case CACHE_READ -> tokens.cacheRead();
      };
    }

    /** The header's line in the narrow layout. */
    String brief() {
      return switch (this) {
        case INPUT -> "Input";
        case OUTPUT -> "Output";
        case REASONING -> "Reasoning";
        case CACHE_WRITE -> "Cache Write";
        case CACHE_READ -> "Cache Read";
      };
    }

    Column column() {
      return switch (this) {
        case INPUT -> Column.number(0, "Input");
        case OUTPUT -> Column.number(0, "Output");
        case REASONING -> Column.number(0, "Reasoning");
        case CACHE_WRITE -> Column.number(0, "Cache", "Create");
        case CACHE_READ -> Column.number(0, "Cache", "Read");
      };
    }
  }
}
