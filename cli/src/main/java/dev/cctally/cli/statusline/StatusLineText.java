package dev.cctally.cli.statusline;

import dev.cctally.cli.render.StatusAmounts;
import dev.cctally.platform.report.block.BlockRow;
import dev.cctally.platform.report.status.StatusReport;
import dev.cctally.spi.model.Money;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Writes the line. */
public final class StatusLineText {
  private static final int LONGEST_NAME = 60;
  private static final String NOT_AVAILABLE = "n/a";
  private static final long SECOND = 1_000_000;
  private static final BigDecimal HOUR = BigDecimal.valueOf(3600 * SECOND);
  private static final BigDecimal MODERATE = BigDecimal.valueOf(15);
  private static final BigDecimal HIGH = BigDecimal.valueOf(30);
  private static final int QUOTA_MEDIUM = 60;
  private static final int QUOTA_HIGH = 85;
  private static final String GREEN = "32";
  private static final String YELLOW = "33";
  private static final String RED = "31";

  private final StatusFacts facts;
  private final StatusLineStyle style;

  private StatusLineText(StatusFacts facts, StatusLineStyle style) {
    this.facts = facts;
    this.style = style;
  }

  /**
   * {@return the line, without its end}
   *
   * @param facts what it is made of
   * @param style how it is to look
   */
  public static String of(StatusFacts facts, StatusLineStyle style) {
    StatusLineText text = new StatusLineText(facts, style);
    List<String> segments = new ArrayList<>();
    segments.add(text.model());
    segments.add(text.costs());
    segments.add(text.burnRate());
    segments.add(text.context());
    if (style.quota() && !facts.limits().isEmpty()) {
      segments.add(text.quota());
    }
    return String.join(" | ", segments);
  }

  private String model() {
    String name = facts.input().modelName();
    if (name == null) {
      name = Objects.requireNonNullElse(facts.input().modelId(), "Unknown model");
    }
    return "🤖 " + StatusAmounts.name(name, LONGEST_NAME);
  }

  private String costs() {
    BlockRow.Block block = facts.report().block();
    Money used = block == null ? Money.ZERO : block.figures().cost();
    long left =
        block == null
            ? facts.window().length().toSeconds() * SECOND
            : block.endMicros() - facts.nowMicros();
    return "💰 "
        + session()
        + " session / "
        + counted(StatusReport.Sum.TODAY, StatusAmounts.dollars(facts.report().today()))
        + " today / "
        + (uncountable(StatusReport.Sum.BLOCK)
            ? NOT_AVAILABLE + " block"
            : StatusAmounts.dollars(used) + " block (" + StatusAmounts.hours(left) + " left)");
  }

  private boolean uncountable(StatusReport.Sum sum) {
    return facts.report().uncountable().contains(sum);
  }

  /** The amount; one that cannot be counted is not taken for nothing. */
  private String counted(StatusReport.Sum sum, String amount) {
    return uncountable(sum) ? NOT_AVAILABLE : amount;
  }

  private String session() {
    Money tools = Objects.requireNonNullElse(facts.input().cost(), Money.ZERO);
    Money stored = facts.report().session();
    String ours =
        counted(
            StatusReport.Sum.SESSION,
            StatusAmounts.dollars(Objects.requireNonNullElse(stored, Money.ZERO)));
    boolean known = stored != null || uncountable(StatusReport.Sum.SESSION);
    return switch (style.cost()) {
      case AUTO -> known ? ours : StatusAmounts.dollars(tools);
      case CCTALLY -> ours;
      case TOOL -> StatusAmounts.dollars(tools);
      case BOTH -> "(" + StatusAmounts.dollars(tools) + " cc / " + ours + " cctally)";
    };
  }

  private String burnRate() {
    if (uncountable(StatusReport.Sum.BLOCK)) {
      return "🔥 " + NOT_AVAILABLE;
    }
    BlockRow.Block block = facts.report().block();
    BigDecimal rate = BigDecimal.ZERO;
    if (block != null) {
      long elapsed = Math.max(SECOND, facts.nowMicros() - block.startMicros());
      rate =
          block
              .figures()
              .cost()
              .toDollars()
              .multiply(HOUR)
              .divide(BigDecimal.valueOf(elapsed), MathContext.DECIMAL64);
    }
    String judgement =
        rate.compareTo(MODERATE) < 0
            ? style.burnRate().judgement("🟢", "Normal")
            : rate.compareTo(HIGH) < 0
                ? style.burnRate().judgement("🟡", "Moderate")
                : style.burnRate().judgement("🔴", "High");
    return "🔥 " + StatusAmounts.dollars(rate) + "/hr" + judgement;
  }

  private String context() {
    Integer percent = facts.context().percent();
    return percent == null
        ? "🧠 N/A"
        : painted("🧠 " + percent + "%", percent, style.lowThreshold(), style.mediumThreshold());
  }

  private String quota() {
    List<String> parts = new ArrayList<>();
    int most = 0;
    for (ShownLimit limit : facts.limits()) {
      Long reset = limit.resetsAtMicros();
      String countdown =
          reset == null ? "" : " (" + StatusAmounts.countdown(reset - facts.nowMicros()) + ")";
      parts.add(limit.label() + " " + limit.percent() + "%" + countdown);
      most = Math.max(most, limit.percent());
    }
    return painted(String.join(" · ", parts), most, QUOTA_MEDIUM, QUOTA_HIGH);
  }

  private String painted(String text, int percent, int medium, int high) {
    if (!style.colour()) {
      return text;
    }
    String code = percent < medium ? GREEN : percent < high ? YELLOW : RED;
    return "\u001b[" + code + "m" + text + "\u001b[0m";
  }
}
