package dev.cctally.platform.plugin;

import org.jspecify.annotations.Nullable;
import org.pf4j.Plugin;
import org.pf4j.PluginFactory;
import org.pf4j.PluginWrapper;

/**
 * Makes the plugin class that a manifest names; most plugins name none. PF4J logs what {@code
 * start} throws, with a stack trace, onto the user's console; this keeps it for a warning instead.
 */
final class GuardedPluginFactory implements PluginFactory {
  private @Nullable Throwable failure;

  /** Throws what the plugin's start threw. */
  void check() {
    if (failure != null) {
      throw Rethrown.unchecked(failure);
    }
  }

  @Override
  public Plugin create(PluginWrapper wrapper) {
    String name = wrapper.getDescriptor().getPluginClass();
    ClassLoader loader = wrapper.getPluginClassLoader();
    return new Plugin() {
      private @Nullable Plugin real;

      @Override
      public void start() {
        try {
          real = make(name, loader);
          real.start();
        } catch (Throwable e) {
          failure = e; // the caller of check() sorts it out
        }
      }

      @Override
      public void stop() {
        if (real != null && failure == null) {
          real.stop();
        }
      }
    };
  }

  private static Plugin make(String name, ClassLoader loader) {
    if (name.equals(Plugin.class.getName())) {
      return new Plugin();
    }
    Class<?> type;
    try {
      type = loader.loadClass(name);
    } catch (ClassNotFoundException e) {
      throw new PluginFailure("its Plugin-Class " + name + " is not in the jar");
    }
    if (!Plugin.class.isAssignableFrom(type)) {
      throw new PluginFailure("its Plugin-Class " + name + " does not extend org.pf4j.Plugin");
    }
    return ConstructorFactory.make(type.asSubclass(Plugin.class));
  }
}
