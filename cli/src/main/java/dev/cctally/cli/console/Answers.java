package dev.cctally.cli.console;

import org.jspecify.annotations.Nullable;

/** What the user answers when he is asked something. */
public interface Answers {
  /** Nobody is there. */
  Answers NOBODY =
      new Answers() {
        @Override
        public boolean interactive() {
          return false;
        }

        @Override
        public @Nullable String line() {
          return null;
        }
      };

  /** {@return whether somebody can be asked: standard input is a terminal} */
  boolean interactive();

  /** {@return what was typed, without the line end, or {@code null} at the end of input} */
  @Nullable String line();

  /**
   * Asks on standard error; everything but a plain yes is a no.
   *
   * @param question the question, with a question mark
   * @param console where it is asked
   * @return whether the answer is yes
   */
  default boolean yes(String question, Console console) {
    console.ask(question + " [y/N] ");
    String answer = line();
    return answer != null
        && (answer.strip().equalsIgnoreCase("y") || answer.strip().equalsIgnoreCase("yes"));
  }
}
