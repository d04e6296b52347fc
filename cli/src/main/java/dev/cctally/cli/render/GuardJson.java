package dev.cctally.cli.render;

import dev.cctally.platform.config.GuardSettings;
import dev.cctally.platform.guard.GuardVerdict;
import dev.cctally.platform.guard.Standing;
import dev.cctally.platform.plugin.PluginWarning;
import dev.cctally.platform.time.EpochMicros;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The state of the guard as a document. */
public final class GuardJson {
  private GuardJson() {}

  /**
   * The hook in the tool's settings.
   *
   * @param file the settings, or {@code null} if the tool has no such hook
   * @param command what the hook calls, or {@code null} if it is not installed
   * @param obstacle why the tool calls no hook, or {@code null} if it does
   */
  public record Hook(@Nullable Path file, @Nullable String command, @Nullable String obstacle) {}

  /**
   * The state.
   *
   * @param vendor whose tool
   * @param settings what is set
   * @param hook the hook
   * @param overrideUntil until when prompts pass anyway, or {@code null}
   * @param switchedOff whether the environment switches the guard off
   * @param verdict what the budgets say, whether the guard is on or not
   * @param now the present
   */
  public record State(
      String vendor,
      GuardSettings settings,
      Hook hook,
      @Nullable Instant overrideUntil,
      boolean switchedOff,
      GuardVerdict verdict,
      Instant now) {
    /** {@return whether a prompt is blocked now, if the hook is installed} */
    public boolean blocks() {
      return settings.enabled()
          && overrideUntil == null
          && !switchedOff
          && verdict instanceof GuardVerdict.Over;
    }
  }

  /**
   * {@return the budgets a verdict is about}
   *
   * @param verdict the verdict
   */
  public static List<Standing> standings(GuardVerdict verdict) {
    return switch (verdict) {
      case GuardVerdict.Over over -> over.standings();
      case GuardVerdict.Under under -> under.standings();
      case GuardVerdict.Off _, GuardVerdict.NoBudget _, GuardVerdict.Unknown _ -> List.of();
    };
  }

  /**
   * {@return how old the figures of a verdict are, or {@code null} if that is not known}
   *
   * @param verdict the verdict
   */
  public static @Nullable Instant asOf(GuardVerdict verdict) {
    return switch (verdict) {
      case GuardVerdict.Over over -> over.asOf();
      case GuardVerdict.Under under -> under.asOf();
      case GuardVerdict.Off _, GuardVerdict.NoBudget _, GuardVerdict.Unknown _ -> null;
    };
  }

  /**
   * {@return the document}
   *
   * @param state the state
   * @param warnings what is wrong with plugins
   */
  public static String of(State state, List<PluginWarning> warnings) {
    PrettyJson json = new PrettyJson();
    json.object()
        .member("schemaVersion", 1)
        .member("vendor", state.vendor())
        .member("enabled", state.settings().enabled())
        .member("at_percent", state.settings().atPercent())
        .member("projects", state.settings().projects())
        .member("installed", state.hook().command() != null);
    Path file = state.hook().file();
    text(json, "settings_file", file == null ? null : file.toString());
    text(json, "hook_command", state.hook().command());
    text(json, "hook_obstacle", state.hook().obstacle());
    text(json, "override_until", time(state.overrideUntil()));
    json.member("switched_off_by_environment", state.switchedOff())
        .member("decision", state.blocks() ? "block" : "allow")
        .member("verdict", state.verdict().word());
    text(
        json,
        "reason",
        state.verdict() instanceof GuardVerdict.Unknown(String reason, boolean _) ? reason : null);
    text(json, "as_of", time(state.now()));
    text(json, "figures_as_of", time(asOf(state.verdict())));
    json.name("budgets").array();
    standings(state.verdict()).forEach(standing -> standing(json, standing));
    json.endArray();
    new JsonParts(json, /* cost= */ true).appendix(List.of(), warnings);
    return json.endObject().document();
  }

  private static void standing(PrettyJson json, Standing standing) {
    json.object();
    text(json, "project", standing.project());
    json.member("amount_usd", new BigDecimal(Double.toString(standing.amount())))
        .member("spent_usd", standing.spent())
        .member("consumption_pct", standing.consumption())
        .member("period", standing.window().period());
    text(json, "period_start_at", time(standing.window().start()));
    text(json, "period_end_at", time(standing.window().end()));
    json.member("exceeded", standing.exceeded()).endObject();
  }

  private static void text(PrettyJson json, String name, @Nullable String text) {
    json.name(name);
    if (text == null) {
      json.nothing();
    } else {
      json.value(text);
    }
  }

  private static @Nullable String time(@Nullable Instant at) {
    return at == null ? null : Instants.second(EpochMicros.of(at));
  }
}
