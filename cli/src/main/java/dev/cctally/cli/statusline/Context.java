package dev.cctally.cli.statusline;

import dev.cctally.spi.statusline.StatusLineFormat;
import dev.cctally.spi.statusline.StatusLineInput;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * How full a model's context is.
 *
 * @param percent rounded half to even, or {@code null} if it cannot be told
 * @param unknownModel the model whose window is unknown and was needed, or {@code null}
 */
public record Context(@Nullable Integer percent, @Nullable String unknownModel) {
  /** Nothing is known. */
  public static final Context UNKNOWN = new Context(null, null);

  /**
   * Works it out: from the end of the session's transcript, else from what the tool says.
   *
   * @param input what the tool says
   * @param format how to read transcripts, and what windows models have
   * @param workingDirectory what a relative path is resolved against
   * @return what came of it
   */
  public static Context of(StatusLineInput input, StatusLineFormat format, Path workingDirectory) {
    String model = input.modelId();
    if (model == null) {
      return stated(input, null);
    }
    OptionalLong window = format.contextWindow(model);
    if (window.isEmpty() || window.getAsLong() <= 0) {
      return stated(input, model);
    }
    OptionalLong tokens = tokens(input.transcriptPath(), format, workingDirectory);
    return tokens.isEmpty()
        ? stated(input, null)
        : new Context(
            Whole.percent(
                BigDecimal.valueOf(tokens.getAsLong())
                    .movePointRight(2)
                    .divide(BigDecimal.valueOf(window.getAsLong()), 0, RoundingMode.HALF_EVEN)),
            null);
  }

  private static Context stated(StatusLineInput input, @Nullable String unknownModel) {
    Double percent = input.contextPercent();
    return percent == null
        ? new Context(null, unknownModel)
        : new Context(Whole.percent(new BigDecimal(percent)), null);
  }

  private static OptionalLong tokens(
      @Nullable String path, StatusLineFormat format, Path workingDirectory) {
    if (path == null) {
      return OptionalLong.empty();
    }
    try {
      return TranscriptTail.contextTokens(workingDirectory.resolve(path), format);
    } catch (InvalidPathException e) {
      return OptionalLong.empty();
    }
  }
}
