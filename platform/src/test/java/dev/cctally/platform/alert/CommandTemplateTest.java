package dev.cctally.platform.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cctally.spi.notify.Notifier.Notification;
import dev.cctally.spi.notify.Notifier.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CommandTemplateTest {
  private static final Notification NOTIFICATION =
      new Notification(
          "cctally - budget",
          "{body}",
          "$(id) {title}\n\"x\"",
          Severity.WARN,
          "budget",
          "v",
          90,
          null);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "{nope}|{nope}",
        "{|{",
        "}|}",
        "{}|{}",
        "a{b|a{b",
        "{{title}}|{cctally - budget}",
        "{title|{title",
        "{tit{title}le}|{titcctally - budgetle}",
        "{Title}|{Title}",
        "{severity}/{urgency}/{axis}/{threshold}|warn/normal/budget/90",
        "<{metric}>|<>",
        "{vendor}|{vendor}",
      })
  void fillsInTokensAndKeepsTheRest(String element, String filled) {
    assertThat(new CommandTemplate(List.of(element)).command(NOTIFICATION)).containsExactly(filled);
  }

  @Test
  void doesNotLookThroughWhatItFilledIn() {
    assertThat(
            new CommandTemplate(List.of("say", "{subtitle}", "{body}", "")).command(NOTIFICATION))
        .containsExactly("say", "{body}", "$(id) {title}\n\"x\"", "");
  }

  @Test
  void knowsTheMetricOfAProjection() {
    Notification projection =
        new Notification("t", "", "b", Severity.INFO, "projected", null, 1, "weekly_pct");

    assertThat(new CommandTemplate(List.of("{metric}")).command(projection))
        .containsExactly("weekly_pct");
  }
}
