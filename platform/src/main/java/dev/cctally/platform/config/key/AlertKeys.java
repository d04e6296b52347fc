package dev.cctally.platform.config.key;

import dev.cctally.platform.config.AlertSettings;
import dev.cctally.platform.config.key.BooleanType.Wording;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The settings about alerts, as {@link AlertSettings} reads them. */
final class AlertKeys implements Block {
  private static final String UNKNOWN = "warning: ignoring unknown alerts config key: ";

  private final List<ConfigKey> keys;

  /**
   * Makes them.
   *
   * @param notifiers the ids of the notifiers there are
   */
  AlertKeys(Supplier<List<String>> notifiers) {
    keys =
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
    Map<String, Json> members = json instanceof Json.Members object ? object.members() : Map.of();
    for (ConfigKey key : keys) {
      if (members.containsKey(key.leaf()) && !settings.problems().containsKey(key.leaf())) {
        contents.values().put(key.name(), value(key.leaf(), settings));
      }
    }
    return contents;
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
