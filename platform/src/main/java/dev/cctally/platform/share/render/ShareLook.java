package dev.cctally.platform.share.render;

import java.util.Objects;

/**
 * How a document looks.
 *
 * @param theme its colours
 * @param branding whether it says what it was made with
 * @param version our version, for that
 */
public record ShareLook(ShareTheme theme, boolean branding, String version) {
  /** Rejects {@code null}. */
  public ShareLook {
    Objects.requireNonNull(theme, "theme");
    Objects.requireNonNull(version, "version");
  }
}
