package dev.cctally.platform.config.key;

import java.io.Serial;
import java.util.Objects;

/** A setting was not changed, because of what it was to be. Nothing has been written. */
public final class RefusedSettingException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  private final Voice voice;

  /** Who says so. Published messages differ in this, and users search for them. */
  public enum Voice {
    /** The program. */
    PROGRAM,
    /** The command that changes settings. */
    COMMAND
  }

  private RefusedSettingException(Voice voice, String message) {
    super(Objects.requireNonNull(message, "message"));
    this.voice = voice;
  }

  /**
   * {@return a refusal that the program utters}
   *
   * @param message what is wrong, and what is accepted
   */
  static RefusedSettingException byProgram(String message) {
    return new RefusedSettingException(Voice.PROGRAM, message);
  }

  /**
   * {@return a refusal that the command utters}
   *
   * @param message what is wrong, and what is accepted
   */
  static RefusedSettingException byCommand(String message) {
    return new RefusedSettingException(Voice.COMMAND, message);
  }

  /**
   * {@return a refusal of the program on account of a block}
   *
   * @param block the block's name
   * @param message what is wrong, and what is accepted
   */
  static RefusedSettingException ofBlock(String block, String message) {
    return byProgram(block + " config error: " + message);
  }

  /** {@return who says so} */
  public Voice voice() {
    return voice;
  }
}
