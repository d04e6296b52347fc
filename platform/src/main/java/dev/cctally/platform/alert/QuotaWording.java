package dev.cctally.platform.alert;

import dev.cctally.platform.alert.AlertPayload.Quota;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * How alerts about a quota window are worded. Two axes have published words of their own; all
 * others say the vendor's name and the window's.
 *
 * @param usage what the title calls usage of the window
 * @param since what comes before the time it began
 * @param current the subtitle if that is not known
 * @param spent what comes after the cost
 */
record QuotaWording(String usage, String since, String current, String spent) {
  static final String WEEKLY = "weekly";
  private static final String FIVE_HOUR = "five_hour";
  private static final Duration DAY = Duration.ofDays(1);

  static QuotaWording of(Quota alert) {
    return switch (alert.axis()) {
      case WEEKLY ->
          new QuotaWording("Weekly usage", "Week starting ", "Current week", " spent so far");
      case FIVE_HOUR ->
          new QuotaWording(
              "5h-block usage", "Block started ", "Current 5h block", " spent in this block");
      default ->
          new QuotaWording(
              alert.owner().name() + " usage (" + alert.window().label() + ")",
              "Window started ",
              "Current window",
              " spent in this window");
    };
  }

  AlertText text(Quota alert, ZoneId zone) {
    boolean days = alert.window().length().compareTo(DAY) >= 0;
    return new AlertText(
        "cctally - " + usage + " " + alert.threshold() + "% reached",
        subtitle(alert, days, zone),
        body(alert, days));
  }

  private String subtitle(Quota alert, boolean days, ZoneId zone) {
    LocalDate date = alert.startDate();
    Instant start = alert.start();
    if (days && date != null) {
      return since + date.format(DateTimeFormatter.ofPattern("EEE, MMM dd", Locale.US));
    }
    if (!days && start != null) {
      return since + DateTimeFormatter.ofPattern("HH:mm", Locale.US).withZone(zone).format(start);
    }
    return current;
  }

  private String body(Quota alert, boolean days) {
    String cost = Figures.plain(alert.cost()) + spent;
    Double rate = alert.dollarsPerPercent();
    String model = alert.model();
    if (days) {
      return rate == null ? cost : cost + " - " + Figures.plain(rate) + " per 1%";
    }
    return model == null ? cost : cost + " - current model: " + model;
  }
}
