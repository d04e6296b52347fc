package dev.cctally.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.Utf8Entry;
import java.util.List;
import java.util.Locale;

/**
 * Neither an identifier nor a string of the class contains one of the words, in any case. Both
 * stand in the class file's constant pool, which is where this condition looks.
 */
final class ContainNoWord extends ArchCondition<JavaClass> {
  private final List<String> words;

  ContainNoWord(List<String> words) {
    super("contain none of " + words);
    this.words = words;
  }

  @Override
  public void check(JavaClass type, ConditionEvents events) {
    for (PoolEntry entry : ClassFile.of().parse(bytes(type)).constantPool()) {
      if (entry instanceof Utf8Entry text) {
        String lower = text.stringValue().toLowerCase(Locale.ROOT);
        for (String word : words) {
          if (lower.contains(word)) {
            events.add(
                SimpleConditionEvent.violated(
                    type, type.getName() + " contains \"" + text.stringValue() + '"'));
          }
        }
      }
    }
  }

  private static byte[] bytes(JavaClass type) {
    try (InputStream in = type.getSource().orElseThrow().getUri().toURL().openStream()) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the class file of " + type.getName(), e);
    }
  }
}
