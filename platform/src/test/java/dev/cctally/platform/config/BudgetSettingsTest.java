package dev.cctally.platform.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cctally.spi.vendor.BudgetTraits;
import dev.cctally.spi.vendor.ContractNames;
import dev.cctally.spi.vendor.CostBasis;
import dev.cctally.spi.vendor.VendorInfo;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BudgetSettingsTest {
  private static final VendorInfo FLAT =
      new VendorInfo(
          "north",
          "North Tool",
          CostBasis.EQUIVALENT,
          List.of("subscription-week", "calendar-week", "calendar-month"),
          new ContractNames("budget", "", "budget", "North", Map.of()),
          new BudgetTraits("North", "BUDGET", true, true));
  private static final VendorInfo NAMED =
      new VendorInfo(
          "south",
          "South",
          CostBasis.ACTUAL,
          List.of("calendar-month", "calendar-week"),
          new ContractNames("budget.south", "south", "south_budget", "South", Map.of()),
          new BudgetTraits("South", "SOUTH", false, false));
  private static final VendorInfo GENERAL =
      new VendorInfo(
          "east-one",
          "East",
          CostBasis.ACTUAL,
          List.of("calendar-week"),
          ContractNames.general("east-one", "East"));
  private static final List<BudgetBinding> ALL = BudgetBinding.of(List.of(FLAT, NAMED, GENERAL));

  @TempDir private Path data;

  @Test
  void bindsVendorsToTheirPlaces() {
    assertThat(ALL.stream().map(BudgetBinding::key).toList())
        .containsExactly("budget", "budget.south", "budget.vendors.east-one");
    assertThat(ALL.stream().map(BudgetBinding::ownsProjects).toList())
        .containsExactly(true, false, false);
    assertThat(ALL.getFirst().listedPeriods())
        .containsExactly("subscription-week", "calendar-week", "calendar-month");
    assertThat(ALL.get(1).listedPeriods()).containsExactly("calendar-week", "calendar-month");
  }

  @Test
  void namesThatAreTakenAreNobodys() {
    List<BudgetBinding> bindings =
        BudgetBinding.of(
            List.of(
                FLAT,
                claiming("second", "budget"),
                claiming("third", "budget.projects"),
                claiming("fourth", "budget.a.b"),
                claiming("fifth", "alerts"),
                claiming("sixth", "budget.vendors")));
    assertThat(bindings.stream().skip(1).map(BudgetBinding::key).toList())
        .containsExactly(
            "budget.vendors.second",
            "budget.vendors.third",
            "budget.vendors.fourth",
            "budget.vendors.fifth",
            "budget.vendors.sixth");
  }

  private static VendorInfo claiming(String id, String prefix) {
    return new VendorInfo(
        id,
        id,
        CostBasis.ACTUAL,
        List.of(),
        new ContractNames(prefix, id, id + "_budget", id, Map.of()));
  }

  @Test
  void nothingIsSetByDefault() {
    for (@Nullable String json : new @Nullable String[] {null, "{}"}) {
      BudgetSettings settings = new BudgetBlock(json).read(ALL);
      assertThat(settings.problem()).isNull();
      assertThat(settings.vendors().stream().anyMatch(VendorBudget::configured)).isFalse();
      assertThat(settings.flat().orElseThrow().alerts()).isTrue();
      assertThat(settings.flat().orElseThrow().period()).isEqualTo("subscription-week");
      assertThat(settings.of("south").orElseThrow().alerts()).isFalse();
      assertThat(settings.of("south").orElseThrow().thresholds()).containsExactly(90, 100);
      assertThat(settings.projects()).isEmpty();
    }
  }

  @Test
  void readsEveryMember() {
    BudgetSettings settings =
        new BudgetBlock(
                """
                {"weekly_usd": 3e2, "period": "calendar-month", "alerts_enabled": false,
                 "alert_thresholds": [100, 50, 100], "projected_enabled": true,
                 "projects": {"/r/b": 5, "/r/a": 2.5}, "project_alerts_enabled": true,
                 "south": {"amount_usd": 20, "alerts_enabled": true, "alert_thresholds": []},
                 "vendors": {"east-one": {"amount_usd": 1, "projected_enabled": true}}}
                """)
            .read(ALL);
    assertThat(settings.problem()).isNull();
    assertThat(settings.warnings()).isEmpty();
    assertThat(settings.vendors())
        .containsExactly(
            new VendorBudget(ALL.get(0), 300.0, "calendar-month", false, List.of(50, 100), true),
            new VendorBudget(ALL.get(1), 20.0, "calendar-month", true, List.of(), false),
            new VendorBudget(ALL.get(2), 1.0, "calendar-week", false, List.of(90, 100), true));
    assertThat(settings.projects())
        .containsExactly(new ProjectBudget("/r/b", 5), new ProjectBudget("/r/a", 2.5));
    assertThat(settings.projectAlerts()).isTrue();
    assertThat(settings.projectOwner().map(VendorBudget::vendorId)).isEqualTo(Optional.of("north"));
  }

  @Test
  void unknownMembersAreToldAndBlocksOfAbsentVendorsAreInert() {
    BudgetSettings settings =
        new BudgetBlock(
                """
                {"foo": 1, "south": {"amount_usd": 1, "zzz": 2}, "west": {"amount_usd": "bad"},
                 "vendors": {"gone": 7, "east-one": {"amount_usd": 1, "old": 1}}}
                """)
            .read(ALL);
    assertThat(settings.problem()).isNull();
    assertThat(settings.warnings())
        .containsExactly(
            "warning: ignoring unknown budget config key: foo",
            "warning: ignoring unknown budget.south config key: zzz",
            "warning: ignoring unknown budget.vendors.east-one config key: old");
    assertThat(settings.inert()).containsExactly("budget.west", "budget.vendors.gone");
  }

  @Test
  void membersOfAnAbsentFlatVendorAreInert() {
    BudgetSettings settings =
        new BudgetBlock("{\"weekly_usd\": \"x\", \"projects\": 3, \"south\": {\"amount_usd\": 2}}")
            .read(List.of(ALL.get(1)));
    assertThat(settings.problem()).isNull();
    assertThat(settings.of("south").orElseThrow().amount()).isEqualTo(2.0);
    assertThat(settings.projects()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "x"                                       | budget must be an object, got str
          [1]                                       | budget must be an object, got list
          1                                         | budget must be an object, got int
          1.5                                       | budget must be an object, got float
          true                                      | budget must be an object, got bool
          null                                      | budget must be an object, got null
          {"weekly_usd": "300"}                     | budget.weekly_usd must be a number or null
          {"weekly_usd": true}                      | budget.weekly_usd must be a number or null
          {"weekly_usd": 0}                         | budget.weekly_usd must be a finite number > 0
          {"weekly_usd": -1}                        | budget.weekly_usd must be a finite number > 0
          {"weekly_usd": 1e400}                     | budget.weekly_usd must be a finite number > 0
          {"alerts_enabled": 1}                     | budget.alerts_enabled must be a boolean
          {"projected_enabled": null}               | budget.projected_enabled must be a boolean
          {"project_alerts_enabled": "no"}          | budget.project_alerts_enabled must be a boolean
          {"alert_thresholds": 90}                  | budget.alert_thresholds must be a list of ints
          {"alert_thresholds": [90.0]}              | budget.alert_thresholds entries must be integers
          {"alert_thresholds": [true]}              | budget.alert_thresholds entries must be integers
          {"alert_thresholds": [0]}                 | budget.alert_thresholds entries must be in [1, 100]
          {"alert_thresholds": [99999999999999]}    | budget.alert_thresholds entries must be in [1, 100]
          {"period": "week"}                        | `budget.period must be one of subscription-week, calendar-week, calendar-month, got 'week'`
          {"projects": []}                          | budget.projects must be an object
          {"projects": {"/x": 0}}                   | `budget.projects values must be finite numbers > 0, got 0 for key '/x'`
          {"projects": {"/x": "1"}}                 | `budget.projects values must be numbers, got str for key '/x'`
          {"south": 1}                              | budget.south must be an object
          {"south": {}}                             | budget.south.amount_usd is required
          {"south": {"amount_usd": null}}           | budget.south.amount_usd must be a number
          {"south": {"amount_usd": 0}}              | budget.south.amount_usd must be a finite number > 0
          {"south": {"amount_usd": 1, "period": "month"}} | `budget.south.period must be one of calendar-week, calendar-month (NOT subscription-week), got 'month'`
          {"vendors": 1}                            | budget.vendors must be an object
          {"vendors": {"east-one": {"amount_usd": 1, "alerts_enabled": 3}}} | budget.vendors.east-one.alerts_enabled must be a boolean
          """)
  void sayWhatIsWrong(String json, String problem) {
    BudgetSettings settings = new BudgetBlock(json).read(ALL);
    assertThat(settings.problem()).isEqualTo(problem);
    assertThat(settings.vendors().stream().anyMatch(VendorBudget::configured)).isFalse();
  }

  @Test
  void aMalformedBlockHarmsNoOtherSetting() throws Exception {
    Files.writeString(
        data.resolve(ConfigurationFile.NAME),
        "{\"budget\": {\"weekly_usd\": []}, \"display\": {\"tz\": \"utc\"}}");
    Configuration configuration = ConfigurationFile.load(data);
    assertThat(configuration.displayTz()).isEqualTo("utc");
    assertThat(configuration.warnings()).isEmpty();
    assertThat(configuration.budget().read(ALL).problem())
        .isEqualTo("budget.weekly_usd must be a number or null");
  }
}
