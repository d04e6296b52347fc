package dev.cctally.platform.alert.engine;

import dev.cctally.platform.alert.AlertOwner;
import dev.cctally.platform.alert.AlertPayload;
import dev.cctally.platform.budget.BudgetReports;
import dev.cctally.platform.config.AlertSettings;
import dev.cctally.platform.config.BudgetSettings;
import dev.cctally.platform.project.ProjectResolver;
import dev.cctally.platform.quota.QuotaStore;
import dev.cctally.spi.quota.QuotaWindow;
import java.time.DayOfWeek;
import java.util.List;

/** What the engine asks and tells. Everything is made when it is first asked for. */
public interface AlertSources {
  /** {@return what is set about alerts} */
  AlertSettings alerts();

  /** {@return what is set about budgets} */
  BudgetSettings budgets();

  /** {@return the day calendar weeks start on} */
  DayOfWeek firstWeekday();

  /** {@return sums of what was spent, as of now} */
  BudgetReports reports();

  /** {@return what finds the project of a folder} */
  ProjectResolver projects();

  /** {@return what is recorded of quotas} */
  QuotaStore quotas();

  /**
   * Reads what is new in a vendor's logs, unless that has just been done.
   *
   * @param vendorId the vendor
   */
  void freshen(String vendorId);

  /**
   * {@return the vendor as texts name it}
   *
   * @param vendorId the vendor
   */
  AlertOwner owner(String vendorId);

  /**
   * {@return the quota windows a vendor has}
   *
   * @param vendorId the vendor
   */
  List<QuotaWindow> windows(String vendorId);

  /**
   * Tells the user. Never throws.
   *
   * @param alert the alert
   * @return what came of it, as the log says it
   */
  String send(AlertPayload alert);

  /**
   * Takes a line about something that did not work; nothing else suffers from it.
   *
   * @param line the line
   */
  void complain(String line);
}
