package dev.cctally.cli.command;

import dev.cctally.cli.completion.BashScript;
import dev.cctally.cli.completion.FishScript;
import dev.cctally.cli.completion.Words;
import dev.cctally.cli.completion.ZshScript;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** {@code completion}: prints a completion script for a shell. */
final class CompletionCommand implements Command {
  static final List<String> SHELLS = List.of("bash", "zsh", "fish");

  @Override
  public CommandSpec model(String program) {
    CommandSpec model =
        Options.of(program, "Print a completion script for your shell.")
            .description("The script is complete in itself: pressing TAB never starts cctally.")
            .examples(
                program + " bash > ~/.local/share/bash-completion/completions/cctally",
                program + " zsh  > \"${fpath[1]}/_cctally\"",
                program + " fish > ~/.config/fish/completions/cctally.fish")
            .withHelp();
    model.addPositional(
        PositionalParamSpec.builder()
            .index("0")
            .arity("1")
            .type(String.class)
            .paramLabel("{" + String.join(",", SHELLS) + "}")
            .completionCandidates(SHELLS)
            .description("The shell.")
            .build());
    return model;
  }

  @Override
  public int run(Values values, CommandRun run) {
    String shell = values.positional();
    if (shell == null) {
      throw new UsageException("the following arguments are required: <shell>");
    }
    if (!SHELLS.contains(shell)) {
      throw new UsageException("argument <shell>: " + Values.invalidChoice(shell, SHELLS));
    }
    Words root =
        CompletedWords.of(Words.of(RootModel.of(new CommandTree(run.services().plugins()))), run);
    run.console()
        .printUtf8(
            switch (shell) {
              case "bash" -> BashScript.of(root);
              case "zsh" -> ZshScript.of(root);
              default -> FishScript.of(root);
            });
    return 0;
  }
}
