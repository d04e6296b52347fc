package dev.cctally.cli.console;

import java.time.Duration;

/** Standard input, as bytes. */
@FunctionalInterface
public interface Input {
  /** Nothing comes. */
  Input NOTHING = (limit, patience) -> new Read(new byte[0], End.REACHED);

  /** Why reading ended. */
  enum End {
    /** There is no more, or the object that was asked for is whole. */
    REACHED,
    /** There is more than was asked for. */
    TOO_LONG,
    /** Nobody closed it in time. */
    LATE,
    /** It is a terminal, or cannot be read. */
    NOT_GIVEN
  }

  /**
   * What was read.
   *
   * @param bytes the bytes
   * @param end why there are no more
   */
  record Read(byte[] bytes, End end) {}

  /**
   * Reads to the end, but not for ever.
   *
   * @param limit how many bytes at most
   * @param patience how long at most
   * @return what came
   */
  Read read(int limit, Duration patience);

  /**
   * Reads a JSON object, and does not wait for the end once it is whole: whoever writes it may keep
   * the stream open. What came along with its last byte is part of what was read.
   *
   * @param limit how many bytes at most
   * @param patience how long at most
   * @return what came
   */
  default Read readObject(int limit, Duration patience) {
    return read(limit, patience);
  }
}
