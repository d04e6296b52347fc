package dev.cctally.cli.command;

import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Adds options to a command's model. Models are made by hand because picocli's annotations would be
 * read by reflection at every start.
 *
 * @param model the model
 */
record Options(CommandSpec model) {
  static Options of(String program, String summary) {
    CommandSpec model = CommandSpec.create().name(program).interpolateVariables(false);
    model
        .usageMessage()
        .header(summary)
        .synopsisHeading("%n@|bold Usage:|@ ")
        .abbreviateSynopsis(true)
        .optionListHeading("%n@|bold Options:|@%n")
        .parameterListHeading("%n@|bold Arguments:|@%n")
        .footerHeading("%n")
        .sortOptions(false);
    return new Options(model);
  }

  Options description(String... lines) {
    model.usageMessage().descriptionHeading("%n").description(lines);
    return this;
  }

  Options examples(String... lines) {
    String[] footer = new String[lines.length + 1];
    footer[0] = "@|bold Examples:|@";
    for (int i = 0; i < lines.length; i++) {
      footer[i + 1] = "  " + lines[i];
    }
    model.usageMessage().footer(footer);
    return this;
  }

  Options flag(String description, String... names) {
    model.addOption(
        OptionSpec.builder(names).arity("0").type(boolean.class).description(description).build());
    return this;
  }

  /** An option that is accepted so that lines written for other tools work, and does nothing. */
  Options ignored(String... names) {
    model.addOption(
        OptionSpec.builder(names)
            .arity("0")
            .type(boolean.class)
            .hidden(true)
            .description("Accepted and ignored.")
            .build());
    return this;
  }

  /** As {@link #ignored}, for an option with a value. */
  Options ignoredValue(String... names) {
    model.addOption(
        OptionSpec.builder(names)
            .arity("1")
            .type(String.class)
            .hidden(true)
            .description("Accepted and ignored.")
            .build());
    return this;
  }

  /** An option with a value that help does not show. */
  Options hiddenValue(String description, String... names) {
    model.addOption(
        OptionSpec.builder(names)
            .arity("1")
            .type(String.class)
            .hidden(true)
            .description(description)
            .build());
    return this;
  }

  Options value(String label, String description, String... names) {
    model.addOption(
        OptionSpec.builder(names)
            .arity("1")
            .type(String.class)
            .paramLabel(label)
            .description(description)
            .build());
    return this;
  }

  Options choice(Iterable<String> choices, String description, String... names) {
    model.addOption(
        OptionSpec.builder(names)
            .arity("1")
            .type(String.class)
            .paramLabel("{" + String.join(",", choices) + "}")
            .completionCandidates(choices)
            .description(description)
            .build());
    return this;
  }

  Options repeatable(String label, String description, String... names) {
    model.addOption(
        OptionSpec.builder(names)
            .arity("1")
            .type(List.class)
            .auxiliaryTypes(String.class)
            .paramLabel(label)
            .description(description)
            .build());
    return this;
  }

  CommandSpec withHelp() {
    model.addOption(
        OptionSpec.builder("-h", "--help")
            .arity("0")
            .type(boolean.class)
            .usageHelp(true)
            .description("Show this help and exit.")
            .build());
    return model;
  }
}
