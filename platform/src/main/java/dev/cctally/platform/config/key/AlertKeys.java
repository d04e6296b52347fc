package dev.cctally.platform.config.key;

import dev.cctally.platform.config.AlertSettings;
import dev.cctally.platform.config.Json;
import dev.cctally.platform.config.key.BooleanType.Wording;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The settings about alerts, as {@link AlertSettings} reads them. */
final class AlertKeys implements Block {
  private static final String UNKNOWN = "warning: ignoring unknown alerts config key: ";

  private static final String WINDOWS = "alerts.windows.";
  private static final String NOTIFIERS = "alerts.notifier_settings.";
  private static final Pattern WINDOW = Pattern.compile("[a-z][a-z0-9-]*_[a-z0-9-]+");
  private static final Pattern SETTING = Pattern.compile("[^.]+\\.[^.]+");

  private final List<ConfigKey> named;
  private final Supplier<List<String>> notifiers;
  private final Supplier<List<String>> windows;
  private final WindowType window;
  private final NotifierSettingType setting;

  /**
   * Makes them. Asks nothing yet.
   *
   * @param notifiers the ids of the notifiers there are
   * @param windows the axes of the quota windows that have no setting of their own name
   */
  AlertKeys(Supplier<List<String>> notifiers, Supplier<List<String>> windows) {
    this.notifiers = notifiers;
    this.windows = windows;
    window = new WindowType(windows);
    setting = new NotifierSettingType(notifiers);
    named =
        List.of(
            new ConfigKey(
                "alerts.enabled",
                new BooleanType(Wording.LISTING, false),
                new ConfigValue.Flag(AlertSettings.DEFAULTS.enabled()),
                "whether reaching a share of a quota alerts"),
            new ConfigKey(
                "alerts.projected_enabled",
                new BooleanType(Wording.LISTING, false),
                new ConfigValue.Flag(AlertSettings.DEFAULTS.projectedEnabled()),
                "whether the projection of a quota alerts as well"),
            new ConfigKey(
                "alerts.notifier",
                new NotifierType(notifiers),
                new ConfigValue.Word(AlertSettings.DEFAULTS.notifier()),
                "how you are told"),
            new ConfigKey(
                "alerts.command_template",
                new TemplateType(),
                ConfigValue.Nothing.NULL,
                "your own program that tells you, and its arguments"),
            added("weekly_thresholds", "the percentages of a weekly quota that alert"),
            added("five_hour_thresholds", "the percentages of a five-hour quota that alert"));
  }

  private static ConfigKey added(String leaf, String meaning) {
    return new ConfigKey(
            "alerts." + leaf,
            new PercentsType(true),
            new ConfigValue.Percents(AlertSettings.DEFAULT_THRESHOLDS),
            meaning)
        .afterPublished();
  }

  @Override
  public String name() {
    return AlertSettings.BLOCK;
  }

  private ConfigKey window(String axis) {
    return new ConfigKey(
            WINDOWS + axis,
            window,
            new ConfigValue.Percents(AlertSettings.DEFAULT_THRESHOLDS),
            "the percentages of this quota window that alert")
        .afterPublished();
  }

  private ConfigKey setting(String name) {
    return new ConfigKey(
            NOTIFIERS + name,
            setting,
            ConfigValue.Nothing.BLANK,
            "what this notifier wants to know")
        .afterPublished();
  }

  @Override
  public List<ConfigKey> keys() {
    List<ConfigKey> keys = new ArrayList<>(named);
    windows.get().forEach(axis -> keys.add(window(axis)));
    return keys;
  }

  /** Whether windows or notifiers are there matters only to who sets something about them. */
  @Override
  public Optional<ConfigKey> find(String name) {
    if (name.startsWith(WINDOWS)) {
      String axis = name.substring(WINDOWS.length());
      return WINDOW.matcher(axis).matches() ? Optional.of(window(axis)) : Optional.empty();
    }
    if (name.startsWith(NOTIFIERS)) {
      String rest = name.substring(NOTIFIERS.length());
      return SETTING.matcher(rest).matches() ? Optional.of(setting(rest)) : Optional.empty();
    }
    return named.stream().filter(key -> key.name().equals(name)).findFirst();
  }

  @Override
  public List<ConfigKey> unlisted(@Nullable Json json) {
    List<ConfigKey> others = new ArrayList<>();
    List<String> listed = windows.get();
    for (String axis : members(json, "windows").keySet()) {
      if (WINDOW.matcher(axis).matches() && !listed.contains(axis)) {
        others.add(window(axis));
      }
    }
    members(json, "notifier_settings")
        .forEach((id, settings) -> {
          for (String name : of(settings).keySet()) {
            if (SETTING.matcher(id + "." + name).matches()) {
              others.add(setting(id + "." + name));
            }
          }
        });
    return others;
  }

  private static Map<String, Json> members(@Nullable Json json, String name) {
    return of(of(json).get(name));
  }

  private static Map<String, Json> of(@Nullable Json json) {
    return json instanceof Json.Members object ? object.members() : Map.of();
  }

  @Override
  public Contents contents(@Nullable Json json) {
    Contents contents = Contents.none();
    if (json == null) {
      return contents;
    }
    AlertSettings settings = AlertSettings.of(json.line().getBytes(StandardCharsets.UTF_8));
    settings
        .problems()
        .forEach((leaf, problem) ->
            contents
                .faults()
                .add(new Fault(leaf.isEmpty() ? name() : name() + "." + leaf, problem)));
    for (String warning : settings.warnings()) {
      contents
          .notes()
          .add(
              new Fault(name() + "." + warning.substring(UNKNOWN.length()), LeafBlock.UNKNOWN_KEY));
    }
    notifierNote(settings).ifPresent(contents.notes()::add);
    Map<String, Json> members = of(json);
    for (ConfigKey key : named) {
      if (members.containsKey(key.leaf()) && !settings.problems().containsKey(key.leaf())) {
        contents.values().put(key.name(), value(key.leaf(), settings));
      }
    }
    for (String axis : members(json, "windows").keySet()) {
      if (WINDOW.matcher(axis).matches() && !settings.problems().containsKey("windows." + axis)) {
        contents.values().put(WINDOWS + axis, new ConfigValue.Percents(settings.thresholds(axis)));
      }
    }
    settings
        .notifierSettings()
        .forEach((id, its) ->
            its.forEach((name, text) ->
                contents.values().put(NOTIFIERS + id + "." + name, new ConfigValue.Word(text))));
    return contents;
  }

  /** One that is not there may be installed again: until then it is of no use, and no fault. */
  private Optional<Fault> notifierNote(AlertSettings settings) {
    String id = settings.notifier();
    if (AlertSettings.notifierProblem(id, List.of()) == null) {
      return Optional.empty(); // needs no plugin
    }
    return Optional.ofNullable(AlertSettings.notifierProblem(id, notifiers.get()))
        .map(problem -> new Fault(name() + ".notifier", problem));
  }

  private static ConfigValue value(String leaf, AlertSettings settings) {
    return switch (leaf) {
      case "enabled" -> new ConfigValue.Flag(settings.enabled());
      case "projected_enabled" -> new ConfigValue.Flag(settings.projectedEnabled());
      case "notifier" -> new ConfigValue.Word(settings.notifier());
      case "command_template" -> TemplateType.value(settings);
      default -> new ConfigValue.Percents(settings.thresholds(leaf.replace("_thresholds", "")));
    };
  }

  @Override
  public boolean checkedWhole() {
    return true;
  }

  @Override
  public RefusedSettingException refusal(Fault fault) {
    return RefusedSettingException.ofBlock(name(), fault.message());
  }
}
