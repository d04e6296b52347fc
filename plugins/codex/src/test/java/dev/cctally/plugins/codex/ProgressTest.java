package dev.cctally.plugins.codex;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cctally.spi.model.SpeedTier;
import dev.cctally.testkit.RecordingSink;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ProgressTest {
  private static Progress filled() {
    Progress progress = new Progress();
    progress.sessionId = "S";
    progress.sessionModel = "gpt-5.2";
    progress.model = "gpt-5 é \ud83d\ude42 \0";
    progress.folder = "/w/p";
    progress.branch = "main";
    progress.projectSource = Progress.HEAD;
    progress.speed = SpeedTier.FAST;
    progress.headSeen = true;
    progress.forked = true;
    progress.lineageSent = true;
    progress.startedAtMicros = 1;
    progress.watermark = 2;
    progress.input = 3;
    progress.cached = 4;
    progress.output = 5;
    progress.reasoning = Long.MAX_VALUE;
    progress.held.input = 6;
    progress.held.cached = 7;
    progress.held.output = 8;
    progress.held.reasoning = 9;
    progress.held.total = 10;
    progress.prompts.isNew("Why?", OpenPrompts.Form.EVENT);
    progress.prompts.isNew("How?", OpenPrompts.Form.ITEM);
    return progress;
  }

  @Test
  void keepsEverything() {
    for (Progress progress : new Progress[] {filled(), new Progress()}) {
      assertThat(Progress.of(progress.bytes())).usingRecursiveComparison().isEqualTo(progress);
    }
  }

  @Test
  void startsAfreshWhereTheBytesAreNotItsOwn() {
    byte[] bytes = filled().bytes();
    byte[] otherVersion = bytes.clone();
    otherVersion[0]++;
    byte[] otherTier = new Progress().bytes();
    otherTier[7] = 9;

    for (byte[] foreign : new byte[][] {{}, {1}, otherVersion, otherTier}) {
      assertThat(Progress.of(foreign)).usingRecursiveComparison().isEqualTo(new Progress());
    }
    for (int length = 0; length < bytes.length; length++) {
      assertThat(Progress.of(Arrays.copyOf(bytes, length)))
          .usingRecursiveComparison()
          .isEqualTo(new Progress());
    }
    assertThat(Progress.of(null)).usingRecursiveComparison().isEqualTo(new Progress());
  }

  @Test
  void hasABoundWhateverTheLinesSay() {
    String longest = "\uffff".repeat(Progress.LONGEST_TEXT);
    String head =
        "{\"id\":\"%1$s\",\"cwd\":\"%1$s\",\"model\":\"%1$s\",\"git\":{\"branch\":\"%1$s\"}}"
            .formatted(longest);
    byte[] state =
        Rollout.feeder(Rollout.NAME)
            .feed(
                Rollout.text(
                    List.of(
                        Rollout.line("10:00:00", "session_meta", head), Rollout.context(longest))),
                RecordingSink.of());

    assertThat(state.length).isBetween(60_000, 64 * 1024);
    assertThat(Progress.of(state).model).isEqualTo(longest);
    assertThat(
            Rollout.usage(
                Rollout.context("gpt-5"),
                Rollout.context(longest + "x"),
                Rollout.tokens("10:01:00", Rollout.counts(1, 1), Rollout.counts(1, 1))))
        .extracting(event -> event.model())
        .containsExactly("gpt-5");
  }
}
