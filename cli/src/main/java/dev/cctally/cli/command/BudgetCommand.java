package dev.cctally.cli.command;

import dev.cctally.platform.AppException;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** {@code budget}: shows, sets and takes away budgets of vendors and projects. */
record BudgetCommand() implements Command {
  static final String WORD = "budget";

  private static final String LEAD = RootModel.PROGRAM + " " + WORD + ": ";
  private static final String NEGATIVE = "(?i)-([0-9.].*|nan|inf|infinity)";
  private static final int MISUSED = 2;

  /** What is asked for cannot be done. The message is a line that scripts know as it is. */
  static final class Rejected extends RuntimeException {
    private static final long serialVersionUID = 1;

    Rejected(String message) {
      super(LEAD + message);
    }

    private Rejected(String line, AppException cause) {
      super(line, cause);
    }

    /** The file that holds the settings is not in order; told as the command about it does. */
    static Rejected broken(AppException cause) {
      return new Rejected(RootModel.PROGRAM + " config: " + cause.getMessage(), cause);
    }
  }

  @Override
  public CommandSpec model(String program) {
    return BudgetModel.of(program);
  }

  @Override
  public int run(Values values, CommandRun run) {
    values.exclusive("--json", "--format");
    List<String> words = values.positionals();
    checkWords(words);
    checkProject(values, words);
    try {
      if (words.isEmpty()) {
        return new BudgetShow(values, run).show();
      }
      String amount = words.size() > 1 ? words.get(1) : null;
      return words.getFirst().equals(BudgetModel.SET)
          ? new BudgetChange(values, run).set(amount)
          : new BudgetChange(values, run).unset();
    } catch (Rejected e) {
      run.console().note(String.valueOf(e.getMessage()));
      return MISUSED;
    }
  }

  /**
   * The path is optional, so an option nobody knows would be taken for one. Where the amount is
   * missing a number is told to be none of a project.
   */
  private static void checkProject(Values values, List<String> words) {
    if (!values.given(BudgetModel.PROJECT)) {
      return;
    }
    String path = String.valueOf(values.text(BudgetModel.PROJECT));
    boolean amount = words.equals(List.of(BudgetModel.SET)) && path.matches(NEGATIVE);
    if (values.looksLikeOption(BudgetModel.PROJECT) && !amount) {
      throw new UsageException("unrecognized arguments: " + path);
    }
    if (path.isBlank()) {
      throw new UsageException(
          "argument " + BudgetModel.PROJECT + ": the path is empty; leave it out for this folder");
    }
  }

  /** An action, an amount, and nothing that was meant to be an option. */
  private static void checkWords(List<String> words) {
    for (String word : words) {
      if (word.startsWith("-") && !word.matches(NEGATIVE)) {
        throw new UsageException("unrecognized arguments: " + word);
      }
    }
    List<String> actions = List.of(BudgetModel.SET, BudgetModel.UNSET);
    if (!words.isEmpty() && !actions.contains(words.getFirst())) {
      throw new UsageException(
          "argument ACTION: " + Values.invalidChoice(words.getFirst(), actions));
    }
    if (words.size() > 2) {
      throw new UsageException(
          "unrecognized arguments: " + String.join(" ", words.subList(2, words.size())));
    }
  }
}
