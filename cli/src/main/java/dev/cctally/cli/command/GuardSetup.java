package dev.cctally.cli.command;

import dev.cctally.platform.AppException;
import dev.cctally.platform.ErrorKind;
import dev.cctally.platform.guard.GuardInstallation;
import dev.cctally.platform.guard.GuardInstallation.Outcome;
import dev.cctally.platform.host.Host;
import dev.cctally.platform.store.IoReason;
import dev.cctally.spi.vendor.Vendor;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Puts the hook into the settings of a vendor's tool, and takes it out.
 *
 * @param vendor whose tool
 * @param owner whose command the plain name is
 * @param run the run
 */
record GuardSetup(String vendor, ReportOwner owner, CommandRun run) {
  private static final String PROGRAM = "cctally";

  /** The hook of the tool; empty if it has none. */
  Optional<GuardInstallation> installation() {
    Host host = run.environment().host();
    return run.services()
        .plugins()
        .vendor(vendor)
        .flatMap(Vendor::promptGuard)
        .map(guard -> new GuardInstallation(guard, host, host.wallClock()));
  }

  int install(boolean dryRun) {
    GuardInstallation installation = required();
    Path launcher = launcher();
    try {
      Outcome outcome = installation.install(command(launcher), dryRun);
      String file = installation.file().toString();
      switch (outcome) {
        case Outcome.Unchanged _ -> say("The hook is installed already: " + file);
        case Outcome.Refused(String reason) -> throw refused(file, reason);
        case Outcome.Changed(Path backup) -> {
          say((dryRun ? "Would install the hook in " : "Installed the hook in ") + file);
          if (backup != null) {
            say((dryRun ? "Would keep what it was as " : "What it was is kept as ") + backup);
          }
        }
      }
      if (!enabled()) {
        say("The guard is switched off: cctally config set budget.guard.enabled true");
      }
      return 0;
    } catch (IOException e) {
      throw failed(installation, e);
    }
  }

  int uninstall(boolean dryRun) {
    GuardInstallation installation = required();
    try {
      Outcome outcome =
          installation.uninstall(
              command(run.services().launcher().map(this::stable).orElse(Path.of(PROGRAM))),
              dryRun);
      String file = installation.file().toString();
      switch (outcome) {
        case Outcome.Unchanged _ -> say("The hook is not installed: " + file);
        case Outcome.Refused(String reason) -> throw refused(file, reason);
        case Outcome.Changed _ ->
            say((dryRun ? "Would remove the hook from " : "Removed the hook from ") + file);
      }
      return 0;
    } catch (IOException e) {
      throw failed(installation, e);
    }
  }

  private void say(String line) {
    run.console().printUtf8(line + "\n");
  }

  private boolean enabled() {
    return run.services()
        .context()
        .scope(null, null, null)
        .configuration()
        .budget()
        .read(List.of())
        .guard()
        .enabled();
  }

  private GuardInstallation required() {
    return installation()
        .orElseThrow(() ->
            new AppException(
                ErrorKind.USAGE,
                VendorNames.brief(vendor) + " has no hook that could guard prompts"));
  }

  private static AppException refused(String file, String reason) {
    return new AppException(
        ErrorKind.USAGE, file + " " + reason + "; fix it and try again, nothing was written");
  }

  private static AppException failed(GuardInstallation installation, IOException e) {
    return new AppException(
        ErrorKind.EXTERNAL, "cannot change " + installation.file() + ": " + IoReason.of(e), e);
  }

  private Path launcher() {
    return stable(
        run.services()
            .launcher()
            .orElseThrow(() ->
                new AppException(
                    ErrorKind.USAGE,
                    "a hook needs the program's launcher, and this was started without one")));
  }

  /** A link to the launcher on the search path, which survives an update; else the launcher. */
  private Path stable(Path launcher) {
    String path = run.environment().host().variable("PATH").orElse("");
    for (String folder : path.split(File.pathSeparator, -1)) {
      Path link = linkIn(folder, launcher);
      if (link != null) {
        return link;
      }
    }
    return launcher;
  }

  private static @Nullable Path linkIn(String folder, Path launcher) {
    try {
      Path link = folder.isEmpty() ? null : Path.of(folder, PROGRAM);
      boolean ours =
          link != null
              && link.isAbsolute()
              && Files.isExecutable(link)
              && Files.isSameFile(link, launcher);
      return ours ? link : null;
    } catch (IOException | InvalidPathException e) {
      return null; // not that one
    }
  }

  private List<String> command(Path launcher) {
    List<String> words = new ArrayList<>(List.of(launcher.toString()));
    if (!owner.plain() || !vendor.equals(owner.own())) {
      words.add(vendor);
    }
    words.add(GuardCommand.WORD);
    return words;
  }
}
