package dev.cctally.platform.config.key;

import dev.cctally.platform.config.BudgetBinding;
import dev.cctally.platform.config.BudgetSettings;
import dev.cctally.platform.config.GuardSettings;
import dev.cctally.platform.config.Json;
import dev.cctally.platform.config.JsonDocument;
import dev.cctally.platform.config.key.BooleanType.Wording;
import dev.cctally.platform.config.key.ChoiceType.Style;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The settings about budgets. Which there are is told by the vendors: each has its amount and what
 * belongs to it in a place of its own.
 */
final class BudgetKeys implements Block {
  private static final String UNKNOWN = "warning: ignoring unknown ";
  private static final String UNKNOWN_END = " config key: ";

  private static final String REQUIRED = " is required";

  private final BudgetReader reader;
  private final List<ConfigKey> keys = new ArrayList<>();

  /** Where a vendor's setting belongs. */
  private final Map<ConfigKey, Place> places = new LinkedHashMap<>();

  /** The members of the guard's settings. */
  private final Map<ConfigKey, String> guards = new LinkedHashMap<>();

  /** A member of a vendor's budget; an empty name stands for all of it. */
  private record Place(BudgetBinding binding, String member) {}

  /**
   * Makes them.
   *
   * @param bindings where the budgets of the vendors there are stand
   * @param projectKey finds the project a path lies in
   */
  BudgetKeys(List<BudgetBinding> bindings, UnaryOperator<String> projectKey) {
    reader = new BudgetReader(bindings);
    for (BudgetBinding binding : bindings) {
      if (binding.flat()) {
        flat(binding, projectKey);
      }
    }
    List<BudgetBinding> own = bindings.stream().filter(binding -> !binding.flat()).toList();
    for (BudgetBinding binding : own) {
      boolean published = binding.path().size() == 2;
      add(
          binding,
          "",
          new VendorBudgetType(reader, binding),
          ConfigValue.Nothing.NULL,
          "all of the budget of " + binding.traits().name(),
          published);
    }
    for (BudgetBinding binding : own) {
      amount(binding, false);
      period(binding, false);
      alerts(binding, false);
      thresholds(binding, false);
      projected(binding, false);
    }
    guard(
        BudgetReader.GUARD_ENABLED,
        new BooleanType(Wording.PLAIN, false),
        "whether a prompt beyond a budget is blocked, once the guard is installed");
    guard(
        BudgetReader.GUARD_PERCENT,
        new WholeType(GuardSettings.LEAST_PERCENT, GuardSettings.MOST_PERCENT),
        "the percentage of a budget from which on prompts are blocked");
    guard(
        BudgetReader.GUARD_PROJECTS,
        new BooleanType(Wording.PLAIN, false),
        "whether budgets of projects block as well");
  }

  private void guard(String member, KeyType type, String meaning) {
    ConfigKey key =
        new ConfigKey(
                BudgetSettings.BLOCK + "." + BudgetReader.GUARD + "." + member,
                type,
                BudgetReader.guard(member, GuardSettings.OFF),
                meaning)
            .afterPublished();
    keys.add(key);
    guards.put(key, member);
  }

  private void flat(BudgetBinding binding, UnaryOperator<String> projectKey) {
    amount(binding, true);
    alerts(binding, true);
    thresholds(binding, true);
    projected(binding, true);
    period(binding, true);
    if (binding.ownsProjects()) {
      add(
          binding,
          BudgetReader.PROJECTS,
          new ProjectsType(reader, binding, projectKey),
          new ConfigValue.Amounts(Map.of()),
          "budgets of projects, by folder",
          true);
      add(
          binding,
          BudgetReader.PROJECT_ALERTS,
          new BooleanType(Wording.PLAIN, false),
          new ConfigValue.Flag(false),
          "whether reaching a share of a project's budget alerts",
          true);
    }
  }

  private void amount(BudgetBinding binding, boolean published) {
    add(
        binding,
        binding.amountName(),
        new AmountType(binding.flat()),
        ConfigValue.Nothing.BLANK,
        "dollars for each period of " + binding.traits().name(),
        published);
  }

  private void alerts(BudgetBinding binding, boolean published) {
    member(
        binding,
        BudgetReader.ALERTS,
        new BooleanType(Wording.PLAIN, false),
        "whether reaching a share of this budget alerts",
        published);
  }

  private void thresholds(BudgetBinding binding, boolean published) {
    member(
        binding,
        BudgetReader.THRESHOLDS,
        new PercentsType(false),
        "the percentages of this budget that alert",
        published);
  }

  private void projected(BudgetBinding binding, boolean published) {
    member(
        binding,
        BudgetReader.PROJECTED,
        new BooleanType(Wording.PLAIN, false),
        "whether the projection of this budget alerts as well",
        published);
  }

  private void period(BudgetBinding binding, boolean published) {
    member(
        binding,
        BudgetReader.PERIOD,
        new ChoiceType(binding.listedPeriods(), Style.TRIMMED),
        "the period of this budget",
        published);
  }

  private void member(
      BudgetBinding binding, String member, KeyType type, String meaning, boolean published) {
    ConfigValue otherwise = BudgetReader.otherwise(binding, member);
    add(binding, member, type, otherwise, meaning, published);
  }

  private void add(
      BudgetBinding binding,
      String member,
      KeyType type,
      ConfigValue otherwise,
      String meaning,
      boolean published) {
    String name = member.isEmpty() ? binding.key() : binding.key(member);
    ConfigKey key = new ConfigKey(name, type, otherwise, meaning);
    ConfigKey placed = published ? key : key.afterPublished();
    keys.add(placed);
    places.put(placed, new Place(binding, member));
  }

  @Override
  public String name() {
    return BudgetSettings.BLOCK;
  }

  @Override
  public List<ConfigKey> keys() {
    return keys;
  }

  @Override
  public Contents contents(@Nullable Json json) {
    Contents contents = Contents.none();
    if (json == null) {
      return contents;
    }
    BudgetSettings whole = reader.block(json);
    if (!(json instanceof Json.Members block)) {
      contents.faults().add(new Fault(name(), String.valueOf(whole.problem())));
      return contents;
    }
    places.forEach((key, place) -> read(key, place, block, contents));
    if (block.members().get(BudgetReader.GUARD) instanceof Json.Members guard) {
      guards.forEach((key, member) -> {
        Json stored = guard.members().get(member);
        if (stored != null) {
          put(key, reader.guard(member, stored), contents);
        }
      });
    }
    String problem = whole.problem();
    if (contents.faults().isEmpty() && problem != null) {
      int end = problem.indexOf(' ');
      contents.faults().add(new Fault(end < 0 ? name() : problem.substring(0, end), problem));
    }
    Set<String> warnings = new LinkedHashSet<>(whole.warnings());
    for (BudgetBinding binding : reader.bindings()) { // the block's end where something is wrong
      Json own = binding.flat() ? null : at(block, binding);
      if (own != null) {
        warnings.addAll(reader.warnings(binding, own));
      }
    }
    warnings.forEach(warning -> contents.notes().add(note(warning)));
    whole
        .inert()
        .forEach(key ->
            contents
                .notes()
                .add(new Fault(key, "budget of a vendor that is not there, kept and not used")));
    return contents;
  }

  private static Fault note(String warning) {
    int end = warning.indexOf(UNKNOWN_END);
    return new Fault(
        warning.substring(UNKNOWN.length(), end)
            + "."
            + warning.substring(end + UNKNOWN_END.length()),
        LeafBlock.UNKNOWN_KEY);
  }

  private void read(ConfigKey key, Place place, Json.Members block, Contents contents) {
    Json own = at(block, place.binding());
    if (own == null || own instanceof Json.Nothing) {
      return;
    }
    if (place.member().isEmpty()) {
      whole(key, place.binding(), own, contents);
      return;
    }
    if (!(own instanceof Json.Members members)) {
      return; // told for all of it
    }
    Json json = members.members().get(place.member());
    if (json == null) {
      return;
    }
    StoredType.Reading reading =
        switch (place.member()) {
          case BudgetReader.PROJECTS -> reader.projects(place.binding(), json);
          case BudgetReader.PROJECT_ALERTS -> reader.projectAlerts(place.binding(), json);
          default -> reader.member(place.binding(), place.member(), json);
        };
    put(key, reading, contents);
  }

  private static void put(ConfigKey key, StoredType.Reading reading, Contents contents) {
    if (reading.value() != null) {
      contents.values().put(key.name(), reading.value());
    } else {
      contents.faults().add(new Fault(key.name(), String.valueOf(reading.problem())));
    }
  }

  private void whole(ConfigKey key, BudgetBinding binding, Json own, Contents contents) {
    if (!(own instanceof Json.Members members)) {
      contents.faults().add(new Fault(key.name(), String.valueOf(reader.problem(binding, own))));
      return;
    }
    String amount = binding.amountName();
    Json stored = members.members().get(amount);
    if (stored == null) {
      contents
          .faults()
          .add(new Fault(binding.key(amount), String.valueOf(reader.problem(binding, own))));
    } else if (reader.member(binding, amount, stored).value() != null) {
      contents
          .values()
          .put(key.name(), new VendorBudgetType(reader, binding).complete(members.members()));
    }
  }

  /** What is at a vendor's place, or {@code null} if there is nothing. */
  private static @Nullable Json at(Json.Members block, BudgetBinding binding) {
    Json at = block;
    for (String name : binding.path().subList(1, binding.path().size())) {
      at = at instanceof Json.Members members ? members.members().get(name) : null;
    }
    return at;
  }

  @Override
  public boolean checkedWhole() {
    return true;
  }

  @Override
  public RefusedSettingException refusal(Fault fault) {
    return RefusedSettingException.byCommand(fault.message());
  }

  @Override
  public Fault explained(Fault fault, ConfigKey key, ConfigChange.Action action) {
    Place place = places.get(key);
    if (place == null || place.binding().flat() || place.member().isEmpty()) {
      return fault;
    }
    BudgetBinding binding = place.binding();
    String amount = binding.key(binding.amountName());
    if (!fault.key().equals(amount) || !fault.message().endsWith(REQUIRED)) {
      return fault;
    }
    String instead =
        action == ConfigChange.Action.UNSET
            ? "; to take the whole budget away use `config unset " + binding.key() + "`"
            : "; set it first, with `config set " + amount + " AMOUNT`";
    return new Fault(amount, fault.message() + instead);
  }

  @Override
  public void write(ConfigKey key, ConfigValue value, JsonDocument document)
      throws JsonDocument.BrokenException {
    Place place = places.get(key);
    if (place == null || place.binding().flat()) {
      document.set(value.json().block(), key.path());
      return;
    }
    String[] path = place.binding().path().toArray(String[]::new);
    boolean whole = place.member().isEmpty();
    for (int depth = 2; depth < path.length + (whole ? 0 : 1); depth++) {
      String[] leading = Arrays.copyOf(path, depth);
      if ("null".equals(document.find(leading))) {
        document.set("{}", leading);
      }
    }
    boolean amount = place.member().equals(place.binding().amountName());
    if (amount && isEmpty(document, path)) {
      Map<String, Json> members = Map.of(place.member(), value.json());
      Json json = new VendorBudgetType(reader, place.binding()).complete(members).json();
      document.set(json.block(), path);
    } else {
      document.set(value.json().block(), key.path());
    }
  }

  private static boolean isEmpty(JsonDocument document, String... path)
      throws JsonDocument.BrokenException {
    String text = document.find(path);
    return text == null
        || (Json.parse(text) instanceof Json.Members object && object.members().isEmpty());
  }
}
