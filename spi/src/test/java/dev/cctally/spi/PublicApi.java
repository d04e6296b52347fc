package dev.cctally.spi;

import java.io.IOException;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.TypeVariable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every public and protected signature of compiled classes as sorted text, nullness included. */
final class PublicApi {
  private PublicApi() {}

  /** {@return the signatures of all classes below a folder of class files} */
  static String of(Path classes) throws IOException, ClassNotFoundException {
    StringBuilder text = new StringBuilder();
    for (Class<?> type : types(classes)) {
      text.append(header(type)).append('\n');
      members(type).stream().sorted().forEach(line -> text.append("  ").append(line).append('\n'));
      text.append('\n');
    }
    return text.toString();
  }

  private static List<Class<?>> types(Path classes) throws IOException, ClassNotFoundException {
    List<String> names;
    try (Stream<Path> files = Files.walk(classes)) {
      names =
          files
              .map(file -> classes.relativize(file).toString())
              .filter(file -> file.endsWith(".class") && !file.endsWith("-info.class"))
              .map(file -> file.substring(0, file.length() - ".class".length()))
              .map(file -> file.replace('/', '.').replace('\\', '.'))
              .toList();
    }
    List<Class<?>> types = new ArrayList<>();
    for (String name : names) {
      Class<?> type = Class.forName(name, false, PublicApi.class.getClassLoader());
      if (isVisible(type)) {
        types.add(type);
      }
    }
    types.sort(Comparator.comparing(Class::getName));
    return types;
  }

  private static boolean isVisible(Class<?> type) {
    Class<?> outer = type.getEnclosingClass();
    return isApi(type.getModifiers())
        && !type.isAnonymousClass()
        && !type.isLocalClass()
        && (outer == null || isVisible(outer));
  }

  private static boolean isApi(int modifiers) {
    return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
  }

  private static String header(Class<?> type) {
    StringBuilder line = new StringBuilder(annotations(type)).append(type.toGenericString());
    append(line, " extends ", superclass(type));
    append(line, " implements ", type.getAnnotatedInterfaces());
    if (type.isSealed()) {
      line.append(
          Arrays.stream(type.getPermittedSubclasses())
              .map(Class::getName)
              .sorted()
              .collect(Collectors.joining(", ", " permits ", "")));
    }
    return line.toString();
  }

  private static AnnotatedType[] superclass(Class<?> type) {
    AnnotatedType parent = type.getAnnotatedSuperclass();
    boolean told = parent == null || type.isRecord() || type.isEnum();
    return told || parent.getType() == Object.class
        ? new AnnotatedType[0]
        : new AnnotatedType[] {parent};
  }

  private static List<String> members(Class<?> type) {
    List<String> lines = new ArrayList<>();
    if (type.isRecord()) {
      lines.add(
          Arrays.stream(type.getRecordComponents())
              .map(part -> part.getAnnotatedType() + " " + part.getName())
              .collect(Collectors.joining(", ", "(", ")")));
    }
    for (Field field : type.getDeclaredFields()) {
      if (isApi(field.getModifiers()) && !field.isSynthetic()) {
        lines.add(
            annotations(field)
                + Modifier.toString(field.getModifiers())
                + " "
                + field.getAnnotatedType()
                + " "
                + field.getName());
      }
    }
    for (Constructor<?> constructor : type.getDeclaredConstructors()) {
      if (isApi(constructor.getModifiers()) && !constructor.isSynthetic()) {
        lines.add(signature(constructor, "new"));
      }
    }
    for (Method method : type.getDeclaredMethods()) {
      if (isApi(method.getModifiers()) && !method.isSynthetic()) {
        String kind = method.isDefault() ? "default " : "";
        String result = method.getAnnotatedReturnType() + " " + method.getName();
        lines.add(signature(method, kind + result));
      }
    }
    return lines;
  }

  private static String signature(Executable executable, String what) {
    StringBuilder line = new StringBuilder(annotations(executable));
    line.append(Modifier.toString(executable.getModifiers() & ~Modifier.TRANSIENT)).append(' ');
    TypeVariable<?>[] variables = executable.getTypeParameters();
    if (variables.length > 0) {
      line.append(
          Arrays.stream(variables)
              .map(variable -> variable + " extends " + list(variable.getAnnotatedBounds(), " & "))
              .collect(Collectors.joining(", ", "<", "> ")));
    }
    line.append(what).append('(').append(list(executable.getAnnotatedParameterTypes(), ", "));
    line.append(')');
    append(line, " throws ", executable.getAnnotatedExceptionTypes());
    return line.toString();
  }

  private static String annotations(AnnotatedElement element) {
    return element.isAnnotationPresent(Deprecated.class) ? "@Deprecated " : "";
  }

  private static void append(StringBuilder line, String word, AnnotatedType... types) {
    if (types.length > 0) {
      line.append(word).append(list(types, ", "));
    }
  }

  private static String list(AnnotatedType[] types, String separator) {
    return Arrays.stream(types).map(AnnotatedType::toString).collect(Collectors.joining(separator));
  }
}
