package dev.cctally.spi;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which side of the SPI makes a type, as its Javadoc says.
 *
 * @param implemented interfaces that plugins implement
 * @param provided types that only the platform implements
 * @param complete enums to which a minor version adds nothing
 */
record ApiRoles(Set<String> implemented, Set<String> provided, Set<String> complete) {
  private static final Pattern DECLARATION =
      Pattern.compile(
          "/\\*\\*((?:(?!\\*/).)*)\\*/\\s*(?:@\\w+(?:\\([^)]*\\))?\\s*)*"
              + "((?:(?:public|static|sealed|non-sealed|final|abstract)\\s+)*)"
              + "(interface|class|enum|record)\\s+(\\w+)",
          Pattern.DOTALL);

  /** Reads the sources below a folder. */
  static ApiRoles of(Path sources) throws IOException {
    Map<String, Set<String>> marked = new HashMap<>();
    List<String> marks =
        List.of("implemented by plugins", "provided by the platform", "a minor version adds none");
    marks.forEach(mark -> marked.put(mark, new HashSet<>()));
    try (Stream<Path> files = Files.walk(sources)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        String unit = sources.relativize(file).toString().replace('\\', '/').replace('/', '.');
        String top = unit.substring(0, unit.length() - ".java".length());
        Matcher declaration = DECLARATION.matcher(Files.readString(file));
        while (declaration.find()) {
          String name = Objects.requireNonNull(declaration.group(4));
          String type = top.endsWith("." + name) ? top : top + "$" + name;
          String text = words(Objects.requireNonNull(declaration.group(1)));
          for (String mark : marks) {
            if (text.contains(mark)) {
              Objects.requireNonNull(marked.get(mark)).add(type);
            }
          }
        }
      }
    }
    return new ApiRoles(
        Objects.requireNonNull(marked.get(marks.get(0))),
        Objects.requireNonNull(marked.get(marks.get(1))),
        Objects.requireNonNull(marked.get(marks.get(2))));
  }

  /** A comment's text in lower case, on one line. */
  private static String words(String comment) {
    return comment
        .replaceAll("\\s*\\*\\s*", " ")
        .replaceAll("</?b>", "")
        .replaceAll("\\s+", " ")
        .toLowerCase(Locale.ROOT);
  }
}
