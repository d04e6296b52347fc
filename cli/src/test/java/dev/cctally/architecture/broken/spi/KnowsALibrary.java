package dev.cctally.architecture.broken.spi;

import okio.ByteString;

/** A sample for the rules: uses a library that plugin authors would have to have. */
public final class KnowsALibrary {
  ByteString bytes() {
    return ByteString.EMPTY;
  }
}
