package dev.cctally.platform.alert.engine;

import dev.cctally.platform.alert.AlertOwner;
import dev.cctally.platform.budget.BudgetWindows;
import dev.cctally.platform.config.AlertSettings;
import dev.cctally.platform.config.BudgetSettings;
import dev.cctally.platform.ingest.UsageHistory;
import dev.cctally.platform.pricing.PriceSource;
import dev.cctally.platform.project.ProjectResolver;
import dev.cctally.platform.quota.QuotaStore;
import dev.cctally.spi.quota.QuotaWindow;
import java.util.List;

/** What a replay asks. Everything is made when it is first asked for. */
public interface ReplaySources {
  /** {@return what is to be taken as set about alerts} */
  AlertSettings alerts();

  /** {@return what is to be taken as set about budgets; in order} */
  BudgetSettings budgets();

  /** {@return what has been used} */
  UsageHistory history();

  /** {@return what models cost} */
  PriceSource prices();

  /** {@return what finds the windows of budgets} */
  BudgetWindows budgetWindows();

  /** {@return what finds the project of a folder} */
  ProjectResolver projects();

  /** {@return what is recorded of quotas} */
  QuotaStore quotas();

  /** {@return the ids of the vendors there are, in the order they are looked at} */
  List<String> vendors();

  /**
   * {@return the vendor as alerts name it}
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
}
