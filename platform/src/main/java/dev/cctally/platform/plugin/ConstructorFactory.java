package dev.cctally.platform.plugin;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import org.pf4j.ExtensionFactory;

/**
 * Makes extensions by their constructor without arguments. What the constructor throws comes out as
 * it is: PF4J logs and forgets its own exception type.
 */
final class ConstructorFactory implements ExtensionFactory {
  @Override
  public <T> T create(Class<T> extension) {
    return make(extension);
  }

  static <T> T make(Class<T> type) {
    try {
      if (Modifier.isAbstract(type.getModifiers())) {
        throw new PluginFailure(type.getName() + " is abstract");
      }
      return type.getConstructor().newInstance();
    } catch (NoSuchMethodException | IllegalAccessException | InstantiationException e) {
      throw new PluginFailure(
          type.getName() + " is not a public class with a public constructor without arguments");
    } catch (InvocationTargetException e) {
      throw Rethrown.unchecked(e.getCause() == null ? e : e.getCause());
    }
  }
}
