package dev.cctally.platform.config.key;

import dev.cctally.platform.config.key.BooleanType.Wording;
import dev.cctally.platform.config.key.ChoiceType.Style;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The blocks whose settings stand for themselves. */
final class PlainBlocks {
  /** How times are shown. */
  static final Block DISPLAY =
      new LeafBlock(
          "display",
          List.of(
              new ConfigKey(
                  "display.tz",
                  new ZoneType(),
                  new ConfigValue.Word("local"),
                  "the zone in which days begin and times are shown")),
          Set.of());

  /** Where the dashboard listens. */
  static final Block DASHBOARD =
      new LeafBlock(
          "dashboard",
          List.of(
              new ConfigKey(
                  "dashboard.bind",
                  new HostType(),
                  new ConfigValue.Word("loopback"),
                  "where the dashboard listens: loopback (127.0.0.1), lan (0.0.0.0) or a host"),
              new ConfigKey(
                  "dashboard.expose_transcripts",
                  new BooleanType(Wording.LISTING, true),
                  new ConfigValue.Flag(false),
                  "whether conversations are shown beyond this machine")),
          Set.of());

  /** Whether new versions are looked for. */
  static final Block UPDATE =
      new LeafBlock(
          "update",
          List.of(
              new ConfigKey(
                  "update.check.enabled",
                  new BooleanType(Wording.LISTING, false),
                  new ConfigValue.Flag(true),
                  "whether new versions are looked for"),
              new ConfigKey(
                  "update.check.ttl_hours",
                  new WholeType(1, 720),
                  new ConfigValue.Whole(24),
                  "hours between two looks for a new version")),
          Set.of());

  /** The status line. */
  static final Block STATUS_LINE =
      new LeafBlock(
          "statusline",
          List.of(
              new ConfigKey(
                  "statusline.visual_burn_rate",
                  new ChoiceType(List.of("off", "emoji", "text", "emoji-text"), Style.EXACT),
                  new ConfigValue.Word("off"),
                  "how the status line judges the burn rate"),
              new ConfigKey(
                  "statusline.cost_source",
                  new ChoiceType(
                      List.of("auto", "cctally", "cc", "both"),
                      Style.EXACT,
                      Map.of("ccusage", "cctally")),
                  new ConfigValue.Word("auto"),
                  "whose cost of a session the status line shows"),
              new ConfigKey(
                  "statusline.cctally_extensions",
                  new BooleanType(Wording.BRACKETED, true),
                  new ConfigValue.Flag(true),
                  "whether the status line shows quotas")),
          Set.of());

  /** What a week is. */
  static final Block COLLECTOR =
      new LeafBlock(
          "collector",
          List.of(
              new ConfigKey(
                      "collector.week_start",
                      new ChoiceType(
                          List.of(
                              "monday",
                              "tuesday",
                              "wednesday",
                              "thursday",
                              "friday",
                              "saturday",
                              "sunday"),
                          Style.ANY_CASE),
                      new ConfigValue.Word("monday"),
                      "the first day of a calendar week")
                  .afterPublished()),
          Set.of("collector.host", "collector.port", "collector.token"));

  private PlainBlocks() {}
}
