package dev.cctally.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A plugin built against the last release runs on this SPI. {@code released/} holds the signatures
 * of that release, under its version; what may differ from them is in docs/spi-compatibility.md.
 * When an SPI is released,
 *
 * <pre>mvn -pl spi test -Dtest=SpiCompatibilityTest -Dspi.released=rewrite</pre>
 *
 * takes what there is now for what is released. The first line of a baseline may say that nobody
 * has it yet; then signatures may be added without a new version.
 */
final class SpiCompatibilityTest {
  private static final Path RELEASED = Path.of("released");
  private static final String UNPUBLISHED = "# not published yet";
  private static final Path SOURCES = Path.of("src", "main", "java");

  private static Path baseline() throws IOException {
    try (Stream<Path> files = Files.list(RELEASED)) {
      List<Path> found = files.filter(file -> file.toString().endsWith(".api")).toList();
      assertThat(found).as("files of signatures in %s", RELEASED).hasSize(1);
      return found.getFirst();
    }
  }

  @Test
  void runsPluginsOfTheLastRelease() throws Exception {
    String current = PublicApi.of(Path.of("target", "classes"));
    if ("rewrite".equals(System.getProperty("spi.released"))) {
      Files.delete(baseline());
      Files.writeString(RELEASED.resolve(SpiVersion.CURRENT + ".api"), current);
    }
    ApiDump released = ApiDump.parse(Files.readString(baseline()));
    assertThat(ApiChanges.breaks(released, ApiDump.parse(current), ApiRoles.of(SOURCES)))
        .as("what plugins built against %s would stumble over", baseline().getFileName())
        .isEmpty();
  }

  @Test
  void hasAHigherMinorVersionIfItHasMore() throws Exception {
    String released = String.valueOf(baseline().getFileName()).replace(".api", "");
    String signatures = Files.readString(baseline());
    int[] before = version(released);
    int[] now = version(SpiVersion.CURRENT);
    assertThat(now[0]).as("major version after %s", released).isEqualTo(before[0]);
    if (signatures.startsWith(UNPUBLISHED)) {
      assertThat(now).as("version that nobody has yet").isEqualTo(before);
    } else if (!PublicApi.of(Path.of("target", "classes")).equals(signatures)) {
      assertThat(now[1])
          .as("minor version after %s: signatures were added", released)
          .isEqualTo(before[1] + 1);
    }
  }

  private static int[] version(String text) {
    return Stream.of(text.split("\\.")).mapToInt(Integer::parseInt).toArray();
  }

  @Test
  void saysOfEveryInterfaceWhoImplementsIt() throws Exception {
    ApiRoles roles = ApiRoles.of(SOURCES);
    ApiDump current = ApiDump.parse(PublicApi.of(Path.of("target", "classes")));
    current
        .types()
        .forEach((name, type) -> {
          if (type.isInterface() && type.permitted().isEmpty()) {
            assertThat(roles.implemented().contains(name) != roles.provided().contains(name))
                .as(
                    "Javadoc of %s says 'implemented by plugins' or 'provided by the platform'",
                    name)
                .isTrue();
          }
        });
    assertThat(roles.complete()).contains("dev.cctally.spi.json.JsonCursor$Kind");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      quoteCharacter = '"',
      value = {
        // what a minor version may do
        "plugin's default method       | P:public default int more() | -",
        "plugin's static method        | P:public static int more() | -",
        "platform's method             | H:public abstract int more() | -",
        "a constant plugins give       | E:public static final x.E MORE | -",
        "a constructor                 | R:public new() | -",
        "deprecation                   | -P:public abstract int a();P:@Deprecated public abstract"
            + " int a() | -",
        "a default for what had none   | -P:public abstract int a();P:public default int a() | -",
        // and what it may not
        "plugin's abstract method      | P:public abstract int more() | x.P has the new 'public"
            + " abstract int more()'",
        "a method less                 | -H:public abstract int b() | x.H lacks 'public abstract"
            + " int b()'",
        "a method plugins no longer answer | -P:public abstract int a() | x.P lacks 'public"
            + " abstract int a()'",
        "another result                | -P:public abstract int a();P:public default long a() | x.P"
            + " lacks 'public abstract int a()'",
        "a constant less               | -E:public static final x.E A | x.E lacks 'public static"
            + " final x.E A'",
        "a constant plugins switch over | C:public static final x.C MORE | x.C has the new 'public"
            + " static final x.C MORE'",
        "a constructor less            | -R:public new(int) | x.R lacks 'public new(int)'",
      })
  void tellsWhatBreaks(String what, String change, String expected) {
    assertThat(breaks(change)).as(what).isEqualTo(expected == null ? List.of() : List.of(expected));
  }

  private static final String BEFORE =
      """
      public abstract interface x.P
        public abstract int a()

      public abstract interface x.H
        public abstract int b()

      public final enum x.E
        public static final x.E A

      public final enum x.C
        public static final x.C A

      public final record x.R
        (int a)
        public new(int)

      public abstract sealed interface x.S permits x.One

      """;

  /**
   * Applies changes to {@link #BEFORE}: {@code P:line} adds a member, {@code -P:line} removes it.
   */
  private static List<String> breaks(String changes) {
    String after = BEFORE;
    for (String change : changes.split(";")) {
      boolean removed = change.startsWith("-");
      String type = change.substring(removed ? 1 : 0, change.indexOf(':'));
      String member = "  " + change.substring(change.indexOf(':') + 1) + "\n";
      if (removed) {
        assertThat(after).contains(member);
        after = after.replace(member, "");
      } else {
        after = after.replace(" x." + type + "\n", " x." + type + "\n" + member);
      }
    }
    return compare(after);
  }

  private static List<String> compare(String after) {
    ApiRoles roles = new ApiRoles(Set.of("x.P"), Set.of("x.H"), Set.of("x.C"));
    return ApiChanges.breaks(ApiDump.parse(BEFORE), ApiDump.parse(after), roles);
  }

  @Test
  void letsRecordsAndSealedTypesGrow() {
    String longer = BEFORE.replace("(int a)\n", "(int a, int b)\n  public new(int, int)\n");
    assertThat(compare(longer)).isEmpty();
    assertThat(compare(longer.replace("  public new(int)\n", "")))
        .containsExactly("x.R lacks 'public new(int)'");
    assertThat(compare(BEFORE.replace("(int a)", "(int b, int a)")))
        .containsExactly("x.R lacks '(int a)'");
    assertThat(compare(BEFORE.replace("permits x.One", "permits x.One, x.Two"))).isEmpty();
    assertThat(compare(BEFORE.replace("permits x.One", "permits x.Two")))
        .containsExactly("x.S no longer permits x.One");
  }

  @Test
  void letsTypesComeButNotGo() {
    assertThat(compare(BEFORE + "public final class x.New\n\n")).isEmpty();
    assertThat(compare(BEFORE.replace("x.C", "x.D"))).containsExactly("x.C is gone");
    assertThat(compare(BEFORE.replace("interface x.H", "interface x.H implements x.I"))).isEmpty();
    assertThat(compare(BEFORE.replace("final enum x.E", "final class x.E"))).hasSize(1);
    assertThat(compare(BEFORE.replace("interface x.P\n", "sealed interface x.P permits x.Q\n")))
        .isNotEmpty();
  }
}
