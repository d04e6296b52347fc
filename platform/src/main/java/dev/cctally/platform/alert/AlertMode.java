package dev.cctally.platform.alert;

import java.util.Locale;

/** Why an alert is sent. */
public enum AlertMode {
  /** It became due. */
  REAL,
  /** To try whether alerts arrive. */
  TEST;

  /** {@return the word of the log} */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
