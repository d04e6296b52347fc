package dev.cctally.cli.command;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which vendors a plain report is asked about. Looked up before the command line is parsed, because
 * it decides which options there are.
 *
 * @param vendors their ids
 * @param combined whether one report over all of them is wanted, not the only one's own
 * @param rest the words without those that say it
 */
record VendorChoice(List<String> vendors, boolean combined, List<String> rest) {
  private static final String ALL = "all";
  private static final String NAMES = "--vendor/--source";

  VendorChoice {
    vendors = List.copyOf(vendors);
    rest = List.copyOf(rest);
  }

  /**
   * Reads the words after a plain report's name.
   *
   * @param words the words
   * @param tree the vendors there are; its store is looked at if all are meant, or one without a
   *     plugin
   * @return the choice, or {@code null} if none was made
   */
  static @Nullable VendorChoice of(List<String> words, CommandTree tree) {
    boolean all = false;
    String ids = null;
    List<String> rest = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      int equals = word.indexOf('=');
      String option = equals < 0 ? word : word.substring(0, equals);
      if (word.equals("--")) {
        rest.addAll(words.subList(i, words.size()));
        break;
      } else if (equals < 0 && abbreviates(option, "--all", 3)) {
        all = true;
      } else if (abbreviates(option, "--vendor", 3) || abbreviates(option, "--source", 4)) {
        if (equals < 0 && (i + 1 == words.size() || words.get(i + 1).startsWith("-"))) {
          throw new UsageException("argument " + NAMES + ": expected one argument");
        }
        ids = equals < 0 ? words.get(++i) : word.substring(equals + 1);
      } else {
        rest.add(word);
      }
    }
    if (all && ids != null) {
      throw new UsageException("argument --all: not allowed with argument " + NAMES);
    }
    if (ids == null) {
      return all ? new VendorChoice(tree.wide().vendors(), true, rest) : null;
    }
    Set<String> vendors = vendors(ids, tree);
    boolean everything = vendors.remove(ALL);
    List<String> chosen = everything ? tree.wide().vendors() : List.copyOf(vendors);
    return new VendorChoice(chosen, everything || chosen.size() > 1, rest);
  }

  private static boolean abbreviates(String word, String option, int least) {
    return word.length() >= least && option.startsWith(word);
  }

  private static Set<String> vendors(String ids, CommandTree tree) {
    Set<String> vendors = new LinkedHashSet<>();
    for (String id : ids.split(",", -1)) {
      String vendor = id.strip();
      if (!vendor.equals(ALL)
          && !tree.nameable().contains(vendor)
          && !tree.wide().nameable().contains(vendor)) {
        List<String> choices = new ArrayList<>(tree.wide().vendors());
        choices.add(ALL);
        throw new UsageException(
            "argument " + NAMES + ": " + Values.invalidChoice(vendor, choices));
      }
      vendors.add(vendor);
    }
    return vendors;
  }
}
