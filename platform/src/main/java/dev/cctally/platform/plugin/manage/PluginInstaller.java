package dev.cctally.platform.plugin.manage;

import dev.cctally.platform.AppException;
import dev.cctally.platform.ErrorKind;
import dev.cctally.platform.plugin.InstalledPlugin;
import dev.cctally.platform.plugin.PluginInventory;
import dev.cctally.platform.plugin.PluginJars;
import dev.cctally.platform.plugin.PluginRecord;
import dev.cctally.platform.plugin.PluginSettings;
import dev.cctally.platform.plugin.PluginState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Installs plugins: fetches and checks first, then, once the user has agreed, puts the jar in its
 * place, records the trust, switches it on and starts it once. If anything of that fails, all of it
 * is undone.
 */
final class PluginInstaller {
  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

  private final Supplier<PluginSettings> settings;
  private final PluginFiles files;
  private final TrustFile trust;
  private final PluginSwitcher switcher;
  private final PluginFailures failures;
  private final Fetch fetch;
  private final StartTest startTest;
  private final Clock clock;

  PluginInstaller(
      Supplier<PluginSettings> settings,
      PluginFiles files,
      TrustFile trust,
      PluginSwitcher switcher,
      PluginFailures failures,
      Fetch fetch,
      StartTest startTest,
      Clock clock) {
    this.settings = settings;
    this.files = files;
    this.trust = trust;
    this.switcher = switcher;
    this.failures = failures;
    this.fetch = fetch;
    this.startTest = startTest;
    this.clock = clock;
  }

  /** See {@link PluginAdministration#candidate}. */
  Candidate candidate(String source, @Nullable String expected, boolean update) {
    String wanted = expected == null ? null : expected.strip().toLowerCase(Locale.ROOT);
    if (wanted != null && !SHA256.matcher(wanted).matches()) {
      throw new AppException(
          ErrorKind.USAGE,
          "--sha256 '" + expected + "' is no SHA-256: 64 hexadecimal digits are accepted");
    }
    Path copy;
    try {
      copy = files.incoming();
    } catch (IOException e) {
      throw PluginFiles.failed("cannot write to " + files.folder(), e);
    }
    boolean good = false;
    try {
      String origin = fetch.copy(source, copy);
      Candidate candidate = checked(copy, origin, wanted, update);
      good = true;
      return candidate;
    } catch (IOException e) {
      throw PluginFiles.failed("cannot read the copy of " + source, e);
    } finally {
      if (!good) {
        drop(copy);
      }
    }
  }

  private Candidate checked(Path copy, String source, @Nullable String wanted, boolean update)
      throws IOException {
    String sha256 = PluginJars.sha256(copy);
    if (wanted != null && !wanted.equals(sha256)) {
      throw new AppException(
          ErrorKind.EXTERNAL,
          source
              + " has the SHA-256 "
              + sha256
              + ", not the one given; do not use it unless its provider says so, nothing was"
              + " installed");
    }
    PluginSettings now = settings.get();
    PluginJars.Look look = PluginJars.look(copy, now);
    InstalledPlugin plugin = look.plugin();
    String name = plugin == null ? source : "plugin " + plugin.id() + " " + plugin.version();
    for (String problem : look.problems()) {
      boolean broken = problem.startsWith("has a broken signature");
      throw new AppException(
          broken ? ErrorKind.EXTERNAL : ErrorKind.USAGE,
          name + " " + problem + "; nothing was installed");
    }
    if (plugin == null) {
      throw new IllegalStateException("a jar without problems is a plugin");
    }
    PluginInventory inventory = new PluginInventory(now);
    PluginRecord installed = fit(name, plugin, look.dependencies(), now, inventory, update);
    String pinned = installed == null ? null : trust.signer(plugin.id());
    return new Candidate(plugin, look, copy, source, Files.size(copy), sha256, installed, pinned);
  }

  private static boolean tellsAs(InstalledPlugin one, InstalledPlugin other) {
    String notifier = other.notifierId();
    return notifier != null && notifier.equals(one.notifierId());
  }

  /** Whether it goes with what is there; what it replaces. */
  private static @Nullable PluginRecord fit(
      String name,
      InstalledPlugin plugin,
      List<String> dependencies,
      PluginSettings settings,
      PluginInventory inventory,
      boolean update) {
    PluginRecord installed = null;
    for (PluginRecord other : inventory.plugins()) {
      InstalledPlugin its = other.plugin();
      String vendor = plugin.vendorId();
      boolean runs = other.state() == PluginState.LOADED;
      if (other.id().equals(plugin.id()) && !other.bundled()) {
        installed = installed == null ? other : installed;
      } else if (other.id().equals(plugin.id())) {
        if (!settings.switches().overridable().contains(plugin.id())) {
          throw refused(
              name
                  + " has the id of a bundled plugin; to let it replace that, add the id to"
                  + " plugins.allow_override in config.json");
        }
      } else if (its != null && runs && vendor != null && vendor.equals(its.vendorId())) {
        throw refused(
            name
                + " brings the vendor '"
                + vendor
                + "', which "
                + other.label()
                + " already provides; run `cctally plugins disable "
                + other.id()
                + "` first");
      } else if (its != null && runs && tellsAs(its, plugin)) {
        throw refused(
            name
                + " brings the notifier '"
                + plugin.notifierId()
                + "', which "
                + other.label()
                + " already provides; run `cctally plugins disable "
                + other.id()
                + "` first");
      }
    }
    // One that does not run because nobody agreed to it is simply replaced.
    boolean agreed = installed != null && installed.state() != PluginState.UNTRUSTED;
    if (agreed && !update) {
      throw refused(
          name
              + " is already installed ("
              + Objects.requireNonNull(installed).attribute("Plugin-Version")
              + "); run `cctally plugins update "
              + plugin.id()
              + " --from ...`");
    }
    if (installed == null && update) {
      throw new AppException(
          ErrorKind.EXTERNAL, name + " is not installed; run `cctally plugins install ...`");
    }
    for (String need : dependencies) {
      if (inventory.ofId(need).stream().noneMatch(r -> r.state() == PluginState.LOADED)) {
        throw refused(name + " needs plugin " + need + ", which is not usable; install that first");
      }
    }
    return installed;
  }

  private static AppException refused(String sentence) {
    return new AppException(ErrorKind.USAGE, sentence + "; nothing was installed");
  }

  /** See {@link PluginAdministration#install}. */
  PluginRecord install(Candidate candidate, boolean enable) {
    return files.alone(() -> {
      Undo undo = new Undo();
      boolean done = false;
      try {
        PluginRecord replaced = candidate.installed();
        boolean wasOn = replaced != null && replaced.enabled();
        for (PluginRecord old : userJars(candidate.id())) {
          Path aside = files.setAside(old.path());
          undo.add(() -> Files.move(aside, old.path()));
        }
        Path jar =
            files.folder().resolve(candidate.id() + "-" + candidate.plugin().version() + ".jar");
        files.place(candidate.copy(), jar);
        undo.add(() -> Files.deleteIfExists(jar));
        byte[] before = trust.content();
        undo.add(() -> trust.restore(before));
        trust.trust(candidate, jar, clock.instant());
        if (enable && !wasOn) {
          PluginSwitcher.State state = switcher.state(candidate.id());
          undo.add(() -> switcher.restore(candidate.id(), state));
          switcher.on(candidate.id(), false);
        }
        Optional<String> failure = startTest.run(candidate.id());
        if (failure.isPresent()) {
          throw new AppException(
              ErrorKind.EXTERNAL,
              "plugin "
                  + candidate.id()
                  + " "
                  + candidate.plugin().version()
                  + " does not start: "
                  + failure.get()
                  + "; nothing was installed, ask its provider");
        }
        failures.forget(candidate.id());
        done = true;
        return installedAs(candidate.id());
      } finally {
        if (!done) {
          undo.run();
        }
      }
    });
  }

  private List<PluginRecord> userJars(String id) {
    return new PluginInventory(settings.get())
        .ofId(id).stream().filter(record -> !record.bundled()).toList();
  }

  private PluginRecord installedAs(String id) {
    return userJars(id).getFirst();
  }

  private static void drop(Path copy) {
    try {
      Files.deleteIfExists(copy);
    } catch (IOException e) {
      return; // the next installation tries again
    }
  }

  /** What takes back the steps done so far, the last one first. */
  private static final class Undo {
    /** One of them. */
    private interface Step {
      void run() throws IOException;
    }

    private final List<Step> steps = new ArrayList<>();

    void add(Step step) {
      steps.add(step);
    }

    void run() {
      steps.reversed().forEach(Undo::quietly);
    }

    private static void quietly(Step step) {
      try {
        step.run();
      } catch (IOException | RuntimeException e) {
        return; // the others still count; what is left is not trusted, so it never runs
      }
    }
  }
}
