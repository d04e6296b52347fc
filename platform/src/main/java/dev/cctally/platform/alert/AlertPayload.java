package dev.cctally.platform.alert;

import dev.cctally.spi.model.Money;
import dev.cctally.spi.notify.Notifier.Severity;
import dev.cctally.spi.quota.QuotaWindow;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An alert with the figures of the moment it became due. Amounts are exact; texts round them, see
 * {@link AlertTexts}.
 */
public sealed interface AlertPayload {
  /** The axis of projections. */
  String PROJECTED = "projected";

  /** The axis of budgets of projects. */
  String PROJECT_BUDGET = "project_budget";

  /** {@return the axis as scripts know it: {@code weekly}, {@code budget}, …} */
  String axis();

  /** {@return the vendor it is about, or {@code null} if that is not known} */
  default @Nullable AlertOwner owner() {
    return null;
  }

  /** {@return the percentage that was reached} */
  int threshold();

  /** {@return for a projection what is projected, as scripts know it; else {@code null}} */
  default @Nullable String metric() {
    return null;
  }

  /** {@return the period or window it belongs to, as the log names it; may be empty} */
  String windowKey();

  /** {@return how serious it is} */
  default Severity severity() {
    return Severity.ofThreshold(threshold());
  }

  /**
   * {@return an instant as keys name it: {@code 2026-05-26T17:00:00+00:00}}
   *
   * @param instant the instant
   */
  static String key(Instant instant) {
    return DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss'+00:00'", Locale.ROOT)
        .withZone(ZoneOffset.UTC)
        .format(instant);
  }

  /**
   * The percentage of a vendor's quota window was reached.
   *
   * @param owner the vendor
   * @param window which of its windows
   * @param startDate the calendar date it began, for a window of a day or more; {@code null} if not
   *     known
   * @param start the instant it began, for a shorter window; {@code null} if not known
   * @param windowKey the window as the log names it
   * @param threshold the percentage that was reached
   * @param cost what its usage costs so far
   * @param dollarsPerPercent what one percent cost on average, or {@code null}
   * @param model the model that cost most in it, or {@code null}
   */
  record Quota(
      AlertOwner owner,
      QuotaWindow window,
      @Nullable LocalDate startDate,
      @Nullable Instant start,
      String windowKey,
      int threshold,
      Money cost,
      @Nullable Double dollarsPerPercent,
      @Nullable String model)
      implements AlertPayload {
    /** Rejects {@code null}, except where it has a meaning. */
    public Quota {
      Objects.requireNonNull(owner, "owner");
      Objects.requireNonNull(window, "window");
      Objects.requireNonNull(windowKey, "windowKey");
      Objects.requireNonNull(cost, "cost");
    }

    @Override
    public String axis() {
      return owner.windowAxis(window.id());
    }
  }

  /**
   * A vendor's spending reached a percentage of its budget.
   *
   * @param owner the vendor
   * @param period the kind of period: {@code calendar-month}, …
   * @param periodStart when the period began
   * @param threshold the percentage that was reached
   * @param amount the budget
   * @param spent what is spent
   */
  record Budget(
      AlertOwner owner,
      String period,
      Instant periodStart,
      int threshold,
      Money amount,
      Money spent)
      implements AlertPayload {
    /** Rejects {@code null}. */
    public Budget {
      Objects.requireNonNull(owner, "owner");
      Objects.requireNonNull(period, "period");
      Objects.requireNonNull(periodStart, "periodStart");
      Objects.requireNonNull(amount, "amount");
      Objects.requireNonNull(spent, "spent");
    }

    @Override
    public String axis() {
      return owner.budgetAxis();
    }

    @Override
    public String windowKey() {
      return key(periodStart);
    }
  }

  /**
   * A project's spending reached a percentage of its budget.
   *
   * @param owner the vendor whose spending it is
   * @param periodStart when the period began
   * @param label how people call the project; may be empty
   * @param projectKey the project
   * @param threshold the percentage that was reached
   * @param amount the budget
   * @param spent what is spent
   */
  record ProjectBudget(
      AlertOwner owner,
      Instant periodStart,
      String label,
      String projectKey,
      int threshold,
      Money amount,
      Money spent)
      implements AlertPayload {
    /** Rejects {@code null}. */
    public ProjectBudget {
      Objects.requireNonNull(owner, "owner");
      Objects.requireNonNull(periodStart, "periodStart");
      Objects.requireNonNull(label, "label");
      Objects.requireNonNull(projectKey, "projectKey");
      Objects.requireNonNull(amount, "amount");
      Objects.requireNonNull(spent, "spent");
    }

    @Override
    public String axis() {
      return PROJECT_BUDGET;
    }

    @Override
    public String windowKey() {
      return key(periodStart);
    }
  }

  /**
   * At the present pace a quota window will reach a percentage.
   *
   * @param owner the vendor
   * @param window which of its windows
   * @param periodStart when the window began
   * @param threshold the percentage that will be reached
   * @param percent the percentage it is heading for, unrounded
   */
  record QuotaProjection(
      AlertOwner owner, QuotaWindow window, Instant periodStart, int threshold, double percent)
      implements AlertPayload {
    /** Rejects {@code null}. */
    public QuotaProjection {
      Objects.requireNonNull(owner, "owner");
      Objects.requireNonNull(window, "window");
      Objects.requireNonNull(periodStart, "periodStart");
    }

    @Override
    public String axis() {
      return PROJECTED;
    }

    /** {@return the axis of the window itself} */
    public String axisOfWindow() {
      return owner.windowAxis(window.id());
    }

    @Override
    public String metric() {
      return owner.windowMetric(window.id());
    }

    @Override
    public String windowKey() {
      return key(periodStart);
    }
  }

  /**
   * At the present pace spending will reach a percentage of a vendor's budget.
   *
   * @param owner the vendor
   * @param periodStart when the period began
   * @param threshold the percentage that will be reached
   * @param dollars what spending is heading for, in US dollars, unrounded
   * @param amount the budget
   */
  record BudgetProjection(
      AlertOwner owner, Instant periodStart, int threshold, double dollars, Money amount)
      implements AlertPayload {
    /** Rejects {@code null}. */
    public BudgetProjection {
      Objects.requireNonNull(owner, "owner");
      Objects.requireNonNull(periodStart, "periodStart");
      Objects.requireNonNull(amount, "amount");
    }

    @Override
    public String axis() {
      return PROJECTED;
    }

    @Override
    public String metric() {
      return owner.budgetMetric();
    }

    @Override
    public String windowKey() {
      return key(periodStart);
    }
  }

  /**
   * An alert of an axis nobody knows any more.
   *
   * @param axis the axis
   * @param threshold the percentage that was reached
   */
  record Unknown(String axis, int threshold) implements AlertPayload {
    /** Rejects {@code null}. */
    public Unknown {
      Objects.requireNonNull(axis, "axis");
    }

    @Override
    public String windowKey() {
      return "";
    }
  }
}
