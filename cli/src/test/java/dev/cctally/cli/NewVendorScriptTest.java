package dev.cctally.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cctally.plugins.claude.ClaudeVendor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the script that makes a vendor's project does not take. */
@DisabledOnOs(OS.WINDOWS)
final class NewVendorScriptTest {
  private static final Path SCRIPT = Path.of("..", "examples", "new-vendor.sh");
  private static final Pattern SUBCOMMAND = Pattern.compile("(?m)^  ([a-z][a-z-]+)  ");

  @TempDir private Path folder;

  @Test
  void noIdThatIsACommand() throws Exception {
    WholeProgram program = new WholeProgram(folder.resolve("home"), folder.resolve("data"));
    program.plugins = () -> new ClassPathPlugins(new ClaudeVendor());
    List<String> commands =
        SUBCOMMAND
            .matcher(program.run("--help").out())
            .results()
            .map((MatchResult found) -> found.group(1))
            .toList();
    assertThat(commands).contains("daily", "claude", "plugins", "completion");
    for (String command : (Iterable<String>) words(commands)::iterator) {
      assertThat(run(command, "com.acme.cctally", folder.resolve("made").toString()))
          .startsWith("2 new-vendor.sh: '" + command + "' is no vendor id: ");
    }
    assertThat(folder.resolve("made")).doesNotExist();
  }

  private static Stream<String> words(List<String> commands) {
    return Stream.concat(commands.stream(), Stream.of("all", "help", "version", "codex-daily"));
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          my-agent, dev.cctally.spi.x, made, 'dev.cctally.spi.x' is no package for a plugin
          my-agent, org.pf4j.x,        made, 'org.pf4j.x' is no package for a plugin
          my-agent, java.foo,          made, 'java.foo' is no package for a plugin
          my-agent, com.acme.class,    made, is a word of Java
          my-agent, com.acme.cctally,  '',   FOLDER is empty
          my-agent, com.acme.cctally,  -x,   write ./-x
          my_agent, com.acme.cctally,  made, 'my_agent' is no vendor id
          """,
      quoteCharacter = '"')
  void noNameThatDoesHarm(String id, String name, String target, String said) throws Exception {
    String place = target.replace("'", "");
    assertThat(run(id, name, place.equals("made") ? folder.resolve(place).toString() : place))
        .startsWith("2 ")
        .contains(said);
    assertThat(folder).isEmptyDirectory();
  }

  /** The exit code and what was said. */
  private String run(String... arguments) throws IOException, InterruptedException {
    List<String> command =
        Stream.concat(Stream.of("sh", SCRIPT.toAbsolutePath().toString()), Stream.of(arguments))
            .toList();
    Process process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    return process.waitFor() + " " + said;
  }
}
