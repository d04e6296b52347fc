package dev.cctally.cli;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** The published schemas, and what they make of a document. */
final class Schemas {
  static final Path FOLDER = Path.of("..", "docs", "schemas");
  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(
          SpecificationVersion.DRAFT_2020_12,
          registry ->
              registry.schemaRegistryConfig(
                  SchemaRegistryConfig.builder().locale(Locale.ENGLISH).build()));

  private Schemas() {}

  static String text(String schema) {
    try {
      return Files.readString(FOLDER.resolve(schema + ".json"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What is wrong with a document by a schema; empty if nothing is. */
  static List<String> problems(String schema, String document) {
    return REGISTRY
        .getSchema(text(schema), InputFormat.JSON)
        .validate(document, InputFormat.JSON)
        .stream()
        .map(String::valueOf)
        .toList();
  }

  /** What is wrong with a schema itself. */
  static List<String> problemsOfSchema(String text) {
    return REGISTRY
        .getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"))
        .validate(text, InputFormat.JSON)
        .stream()
        .map(String::valueOf)
        .toList();
  }
}
