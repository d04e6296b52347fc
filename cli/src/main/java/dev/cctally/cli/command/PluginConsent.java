package dev.cctally.cli.command;

import dev.cctally.cli.console.Answers;
import dev.cctally.cli.render.PluginJson;
import dev.cctally.cli.render.PluginText;
import dev.cctally.platform.AppException;
import dev.cctally.platform.ErrorKind;
import dev.cctally.platform.plugin.PluginRecord;
import dev.cctally.platform.plugin.manage.Candidate;
import dev.cctally.platform.plugin.manage.PluginAdministration;

/**
 * Asks the user whether a plugin may run with his rights.
 *
 * @param values what was typed
 * @param run this run
 */
record PluginConsent(Values values, CommandRun run) {
  /** The exit code if the user does not agree. */
  static final int DECLINED = 3;

  private Answers answers() {
    return run.environment().answers();
  }

  /** Where nobody can be asked, everything must have been said before. */
  void demandFlags() {
    if (!answers().interactive() && !(values.flag("--yes") && values.given("--sha256"))) {
      throw new UsageException(
          "standard input is no terminal, so nobody can be asked: --yes and --sha256 are required");
    }
  }

  /** Shows a plugin and asks; whether the user agrees. */
  boolean given(Candidate candidate) {
    PluginText.candidate(candidate).forEach(run.console()::note);
    if (candidate.otherSigner()) {
      String question =
          "It is "
              + (candidate.signer() == null ? "not signed" : "signed by somebody else")
              + ", unlike the installed one.";
      if (!answers().interactive()) {
        throw new AppException(
            ErrorKind.USAGE,
            "plugin "
                + candidate.id()
                + " is not signed by whoever signed the installed one; nothing was installed,"
                + " run `cctally plugins remove "
                + candidate.id()
                + "` first if you trust it");
      }
      if (!answers().yes(question + " Replace it all the same?", run.console())) {
        return declined();
      }
    }
    if (values.flag("--yes")) {
      return true;
    }
    String warning =
        "This code will run with your user rights and can read your transcripts. Trust it?";
    return answers().yes(warning, run.console()) || declined();
  }

  private boolean declined() {
    run.console().note("nothing was installed");
    return false;
  }

  /** Says what was done. */
  void report(PluginAdministration administration, PluginRecord record) {
    if (values.flag("--json")) {
      run.console().printUtf8(PluginJson.installed(administration.spiVersion(), record));
      return;
    }
    String state = record.enabled() ? "switched on" : "switched off";
    run.console().print("installed " + record.label() + ", " + state + "\n");
    if (!record.enabled()) {
      run.console().print("run `cctally plugins enable " + record.id() + "` to use it\n");
    }
  }
}
