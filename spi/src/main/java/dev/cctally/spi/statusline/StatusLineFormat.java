package dev.cctally.spi.statusline;

import java.util.OptionalLong;

/**
 * How to read what a vendor's tool passes to its status line. <b>Implemented by plugins</b>. Asked
 * several times a second by every open session: no method may do I/O, or take long.
 *
 * @since 1.0
 */
public interface StatusLineFormat {
  /**
   * Reads the document. Members that are missing, of another type or out of range are left out;
   * that is never a failure.
   *
   * @param json one JSON object as UTF-8, checked to be valid
   * @return what it says
   */
  StatusLineInput read(byte[] json);

  /**
   * Looks for the size of the context in one line of a session's log. Asked for lines from the end
   * backwards until one has an answer.
   *
   * @param bytes hold the line
   * @param from index of its first byte
   * @param to index after its last byte, without the line end
   * @return the tokens in the context after this line, or empty if it does not tell, for example
   *     because it is no response of a model, or no JSON
   */
  OptionalLong contextTokens(byte[] bytes, int from, int to);

  /**
   * {@return how many tokens a model's context may have, or empty if that is unknown}
   *
   * @param model the model id as the tool names it
   */
  OptionalLong contextWindow(String model);
}
