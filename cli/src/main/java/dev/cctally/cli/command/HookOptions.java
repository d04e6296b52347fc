package dev.cctally.cli.command;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * What a hook's command line asks for. Nothing in it is an error: a hook goes on without what makes
 * no sense.
 *
 * @param ask whether the vendor may be asked
 * @param throttleSeconds how long to leave it alone after an answer, or {@code null} for the usual
 * @param event the event's name, or {@code null} to take what was passed
 * @param mock an answer in place of the vendor's, or {@code null}
 * @param complaints what was ignored and why
 */
record HookOptions(
    boolean ask,
    @Nullable Double throttleSeconds,
    @Nullable String event,
    @Nullable String mock,
    List<String> complaints) {
  private static final String THROTTLE = "--throttle-seconds";
  private static final String EVENT = "--event";
  private static final String MOCK = "--mock-oauth-response";

  HookOptions {
    complaints = List.copyOf(complaints);
  }

  static void addTo(Options options) {
    options
        .flag("Do not ask the vendor.", "--no-oauth")
        .flag("Do it now, here, and say what was decided and why.", "--explain");
    optional(options, "SECONDS", "How long to leave the vendor alone (default: 15).", THROTTLE);
    optional(options, "NAME", "Call the event this in the log.", EVENT);
    CommandSpec model = options.model();
    model.addOption(
        OptionSpec.builder(MOCK)
            .arity("0..1")
            .fallbackValue("")
            .type(String.class)
            .hidden(true)
            .description("For tests: an answer in place of the vendor's.")
            .build());
    model.parser().unmatchedArgumentsAllowed(true);
  }

  /** An option whose value may be missing, since a hook must not fail for it. */
  private static void optional(Options options, String label, String description, String name) {
    options
        .model()
        .addOption(
            OptionSpec.builder(name)
                .arity("0..1")
                .fallbackValue("")
                .type(String.class)
                .paramLabel(label)
                .description(description)
                .build());
  }

  static HookOptions of(Values values) {
    List<String> complaints = new ArrayList<>();
    for (String word : values.parsed().unmatched()) {
      complaints.add("ignoring '" + word + "': no such option");
    }
    Double throttle = null;
    if (values.given(THROTTLE)) {
      try {
        throttle = values.real(THROTTLE);
      } catch (UsageException e) {
        complaints.add("ignoring it: " + e.getMessage());
      }
      if (throttle != null && !(throttle >= 0 && Double.isFinite(throttle))) {
        complaints.add("ignoring " + THROTTLE + ": must be a number of seconds, 0 or more");
        throttle = null;
      }
    }
    String event = values.text(EVENT);
    if (event != null && event.isBlank()) {
      complaints.add("ignoring " + EVENT + ": it has no value");
      event = null;
    }
    return new HookOptions(
        !values.flag("--no-oauth"), throttle, event, values.text(MOCK), complaints);
  }
}
