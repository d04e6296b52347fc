package dev.cctally.platform.config;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Changes what is set about budgets. The whole block is checked before anything is written, and
 * what is not changed keeps its place and its spelling.
 *
 * @param editor changes the configuration; its lock is free again when a method here returns
 * @param bindings where budgets of vendors stand
 */
public record BudgetEditor(ConfigurationEditor editor, List<BudgetBinding> bindings) {
  private static final String NOTHING = "null";

  /** Copies the list. */
  public BudgetEditor {
    Objects.requireNonNull(editor, "editor");
    bindings = List.copyOf(bindings);
  }

  /** What is stored does not allow the change; nothing was written. The message names the key. */
  public static final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RefusedException(String message) {
      super(message);
    }
  }

  /**
   * Sets a vendor's budget.
   *
   * @param binding whose; one of the bindings
   * @param amount US dollars for each period; finite and positive
   * @param period the period kind, one that the vendor has; {@code null} to keep what is set
   * @return what is set now
   * @throws RefusedException if something in the block is wrong
   * @throws dev.cctally.platform.AppException if the file is broken or cannot be written
   */
  public VendorBudget set(BudgetBinding binding, double amount, @Nullable String period) {
    return edit(
            document -> {
              String stored = document.find(path(binding, List.of()));
              boolean merges = binding.flat() || Json.isObject(stored);
              if (!merges && stored != null && !stored.equals(NOTHING)) {
                throw new RefusedException(binding.key() + " must be an object");
              }
              if (merges) {
                document.set(JsonNumber.text(amount), path(binding, List.of(binding.amountName())));
              } else {
                document.set(
                    "{\n  \"" + binding.amountName() + "\": " + JsonNumber.text(amount) + "\n}",
                    path(binding, List.of()));
              }
              VendorBudget now = own(binding, checked(document, period, binding));
              write(document, now, period == null ? now.period() : period);
            })
        .of(binding.vendorId())
        .orElseThrow();
  }

  /** Sets the period first where one is given: a wrong one that it replaces is no obstacle. */
  private BudgetSettings checked(
      JsonDocument document, @Nullable String period, BudgetBinding binding)
      throws JsonDocument.BrokenException {
    if (period != null) {
      document.set(JsonDocument.quoted(period), path(binding, List.of(BudgetSettings.PERIOD)));
    }
    return checked(document);
  }

  private static void write(JsonDocument document, VendorBudget budget, String period)
      throws JsonDocument.BrokenException {
    BudgetBinding binding = budget.binding();
    document.set(JsonDocument.quoted(period), path(binding, List.of(BudgetSettings.PERIOD)));
    if (!binding.flat()) { // such an object is always complete
      document.set(String.valueOf(budget.alerts()), path(binding, List.of(BudgetSettings.ALERTS)));
      document.set(
          budget.thresholds().stream()
              .map(String::valueOf)
              .collect(Collectors.joining(", ", "[", "]")),
          path(binding, List.of(BudgetSettings.THRESHOLDS)));
      document.set(
          String.valueOf(budget.projectedAlerts()),
          path(binding, List.of(BudgetSettings.PROJECTED)));
    }
  }

  /**
   * Takes a vendor's budget away. Of the vendor whose members stand among those of all only the
   * amount goes.
   *
   * @param binding whose; one of the bindings
   * @return whether there was one
   * @throws RefusedException if what holds it is no object
   * @throws dev.cctally.platform.AppException if the file is broken or cannot be written
   */
  public boolean unset(BudgetBinding binding) {
    String[] path = path(binding, binding.flat() ? List.of(binding.amountName()) : List.of());
    AtomicReference<Boolean> had = new AtomicReference<>(false);
    editor.edit(document -> {
      objects(document, List.of(path).subList(1, path.length - 1));
      String stored = document.find(path);
      had.set(stored != null && !stored.equals(NOTHING));
      if (had.get()) {
        document.set(NOTHING, path);
      }
    });
    return had.get();
  }

  /**
   * Sets a project's budget.
   *
   * @param key the project's folder
   * @param amount US dollars for each period; finite and positive
   * @return what is set now
   * @throws RefusedException if something in the block is wrong
   * @throws dev.cctally.platform.AppException if the file is broken or cannot be written
   */
  public BudgetSettings setProject(String key, double amount) {
    return edit(document -> {
      objects(document, List.of(BudgetSettings.PROJECTS));
      document.set(JsonNumber.text(amount), BudgetSettings.BLOCK, BudgetSettings.PROJECTS, key);
    });
  }

  /**
   * Takes a project's budget away.
   *
   * @param key the project's folder
   * @return whether there was one
   * @throws RefusedException if what holds it is no object
   * @throws dev.cctally.platform.AppException if the file is broken or cannot be written
   */
  public boolean unsetProject(String key) {
    AtomicReference<Boolean> had = new AtomicReference<>(false);
    editor.edit(document -> {
      objects(document, List.of(BudgetSettings.PROJECTS));
      had.set(document.find(BudgetSettings.BLOCK, BudgetSettings.PROJECTS, key) != null);
      document.remove(BudgetSettings.BLOCK, BudgetSettings.PROJECTS, key);
    });
    return had.get();
  }

  private BudgetSettings edit(ConfigurationEditor.Change change) {
    AtomicReference<@Nullable BudgetSettings> settings = new AtomicReference<>();
    editor.edit(document -> {
      objects(document, List.of());
      objects(document, List.of(BudgetSettings.VENDORS));
      change.apply(document);
      settings.set(checked(document));
    });
    return Objects.requireNonNull(settings.get());
  }

  private BudgetSettings checked(JsonDocument document) throws JsonDocument.BrokenException {
    BudgetSettings settings = new BudgetBlock(document.find(BudgetSettings.BLOCK)).read(bindings);
    if (settings.problem() != null) {
      throw new RefusedException(settings.problem());
    }
    return settings;
  }

  private static VendorBudget own(BudgetBinding binding, BudgetSettings settings) {
    return settings.of(binding.vendorId()).orElseThrow();
  }

  /** Checks that what leads to a change is made of objects, as far as it is there. */
  private static void objects(JsonDocument document, List<String> below)
      throws JsonDocument.BrokenException {
    String block = document.find(BudgetSettings.BLOCK);
    if (block != null && !Json.isObject(block)) {
      throw new RefusedException(BudgetSettings.BLOCK + " config must be an object");
    }
    if (!below.isEmpty()) {
      String name = below.getFirst();
      String value = document.find(BudgetSettings.BLOCK, name);
      if (value != null && !Json.isObject(value)) {
        throw new RefusedException(BudgetSettings.BLOCK + "." + name + " must be an object");
      }
    }
  }

  private static String[] path(BudgetBinding binding, List<String> rest) {
    return Stream.concat(binding.path().stream(), rest.stream()).toArray(String[]::new);
  }
}
