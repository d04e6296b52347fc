package dev.cctally.platform.config.key;

import dev.cctally.platform.AppException;
import dev.cctally.platform.ErrorKind;
import dev.cctally.platform.config.ConfigurationFile;
import dev.cctally.platform.config.JsonDocument;
import dev.cctally.platform.config.OtherBlocks;
import dev.cctally.platform.store.IoReason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks through a whole file of settings. */
record Checker(KeyTable table) {
  /** What is to be said of the user's own file. */
  FileCheck own(Path file) {
    try {
      if (Files.exists(file) && !Files.isRegularFile(file)) {
        return new FileCheck(true, List.of(new Fault("", "is no file")), List.of());
      }
      byte[] bytes = Files.readAllBytes(file);
      return new String(bytes, StandardCharsets.UTF_8).isBlank()
          ? new FileCheck(false, List.of(), List.of())
          : check(bytes);
    } catch (NoSuchFileException e) {
      return new FileCheck(false, List.of(), List.of());
    } catch (IOException e) {
      throw new AppException(ErrorKind.EXTERNAL, "cannot read " + file + ": " + IoReason.of(e), e);
    }
  }

  /** What is to be said of a file that the user names. */
  FileCheck named(String name, Path workingDirectory) {
    return check(ConfigurationFile.bytesOfNamed(name, workingDirectory));
  }

  private FileCheck check(byte[] bytes) {
    JsonDocument document;
    try {
      document = JsonDocument.of(bytes);
    } catch (JsonDocument.BrokenException e) {
      return new FileCheck(true, List.of(new Fault("", String.valueOf(e.getMessage()))), List.of());
    }
    List<Fault> faults = new ArrayList<>();
    List<Fault> notes = new ArrayList<>();
    for (String name : names(document)) {
      Optional<Block> block =
          table.blocks().stream().filter(each -> each.name().equals(name)).findFirst();
      if (block.isPresent()) {
        Block.Contents contents = UserSettings.contents(block.get(), document);
        faults.addAll(contents.faults());
        notes.addAll(contents.notes());
      } else if (OtherBlocks.NAMES.contains(name)) {
        OtherBlocks.problems(name, value(name, document))
            .forEach((key, problem) -> faults.add(new Fault(key, problem)));
        OtherBlocks.unknown(name, value(name, document))
            .forEach(key -> notes.add(new Fault(key, LeafBlock.UNKNOWN_KEY)));
      } else if (!name.equals("$schema")) { // for editors
        notes.add(new Fault(name, LeafBlock.UNKNOWN_KEY));
      }
    }
    return new FileCheck(true, faults, notes);
  }

  private static Iterable<String> names(JsonDocument document) {
    try {
      return document.names();
    } catch (JsonDocument.BrokenException e) {
      throw new IllegalStateException(e); // a document is an object
    }
  }

  private static String value(String name, JsonDocument document) {
    try {
      return String.valueOf(document.find(name));
    } catch (JsonDocument.BrokenException e) {
      throw new IllegalStateException(e);
    }
  }
}
