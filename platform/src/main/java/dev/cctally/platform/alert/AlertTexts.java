package dev.cctally.platform.alert;

import dev.cctally.platform.alert.AlertPayload.Budget;
import dev.cctally.platform.alert.AlertPayload.BudgetProjection;
import dev.cctally.platform.alert.AlertPayload.ProjectBudget;
import dev.cctally.platform.alert.AlertPayload.Quota;
import dev.cctally.platform.alert.AlertPayload.QuotaProjection;
import dev.cctally.platform.alert.AlertPayload.Unknown;
import java.time.ZoneId;

/** What alerts say. The wordings are published: scripts look for them. */
public final class AlertTexts {
  private static final String START = "cctally - ";
  private static final String ON_PACE = "On current pace (projection)";
  private static final String SUFFIX_OF_BUDGET = "% of budget)";

  private AlertTexts() {}

  /**
   * {@return what an alert says}
   *
   * @param alert the alert
   * @param zone the zone of times of day
   */
  public static AlertText of(AlertPayload alert, ZoneId zone) {
    return switch (alert) {
      case Quota quota -> QuotaWording.of(quota).text(quota, zone);
      case Budget budget -> budget(budget);
      case ProjectBudget project -> project(project);
      case QuotaProjection projection -> projection(projection);
      case BudgetProjection projection -> projection(projection);
      case Unknown unknown ->
          new AlertText(
              START + "alert", "", "axis=" + unknown.axis() + " threshold=" + unknown.threshold());
    };
  }

  private static AlertText budget(Budget alert) {
    String spent =
        Figures.grouped(alert.spent())
            + " of "
            + Figures.grouped(alert.amount())
            + " ("
            + Figures.percent(alert.spent(), alert.amount())
            + SUFFIX_OF_BUDGET;
    if (!alert.owner().named()) {
      return new AlertText(START + "budget", alert.threshold() + "% of budget", spent);
    }
    String name = alert.owner().name();
    return new AlertText(
        START + name + " budget",
        alert.threshold() + "% of " + name + " budget " + noun(alert.period()),
        name + " - " + spent);
  }

  private static String noun(String period) {
    return switch (period) {
      case "calendar-month" -> "(this month)";
      case "calendar-week" -> "(this week)";
      default -> "(this period)";
    };
  }

  private static AlertText project(ProjectBudget alert) {
    String label = alert.label().isEmpty() ? "(project)" : alert.label();
    return new AlertText(
        START + "project budget",
        label + " - " + alert.threshold() + "% of budget",
        "Project "
            + label
            + " - "
            + Figures.grouped(alert.spent())
            + " of "
            + Figures.grouped(alert.amount())
            + " ("
            + Figures.percent(alert.spent(), alert.amount())
            + SUFFIX_OF_BUDGET);
  }

  private static AlertText projection(QuotaProjection alert) {
    String percent = alert.threshold() + "%";
    String window = "(" + alert.window().label() + ")";
    return alert.axisOfWindow().equals(QuotaWording.WEEKLY)
        ? new AlertText(
            START + "projected to reach " + percent + " this week",
            ON_PACE,
            "Projected ~"
                + Figures.percent(alert.percent())
                + "% of cap by reset (week-average pace)")
        : new AlertText(
            START + alert.owner().name() + " projected to reach " + percent + " " + window,
            ON_PACE,
            "Projected ~"
                + Figures.percent(alert.percent())
                + "% of cap by reset (window-average pace)");
  }

  private static AlertText projection(BudgetProjection alert) {
    boolean named = alert.owner().named();
    String name = named ? alert.owner().name() + " " : "";
    return new AlertText(
        START + name + "projected to exceed budget",
        ON_PACE + " - " + alert.threshold() + "% of " + name + "budget",
        "Projected "
            + Figures.grouped(alert.dollars())
            + " of "
            + Figures.grouped(alert.amount())
            + " "
            + name
            + (named ? "budget (period-average pace)" : "budget (week-average pace)"));
  }
}
