package dev.cctally.platform.plugin;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.jspecify.annotations.Nullable;

/**
 * Loads one plugin's classes. What plugin and platform exchange comes from the platform, so that a
 * plugin which bundles the SPI by mistake still works; the rest comes from the JDK, the plugin's
 * jar and the plugins it depends on. The platform's own classes and libraries do not exist for it.
 */
final class IsolatedClassLoader extends URLClassLoader {
  static {
    registerAsParallelCapable();
  }

  private static final List<String> SHARED =
      List.of("dev.cctally.spi.", "org.pf4j.", "org.slf4j.", "org.jspecify.");

  private static final List<String> INTERNAL =
      List.of("dev.cctally.platform.", "dev.cctally.dashboard.", "dev.cctally.cli.");

  private final Path jar;
  private final ClassLoader platform;
  private final List<ClassLoader> dependencies;

  /**
   * Makes a loader; opens nothing.
   *
   * @param platform where the shared classes come from
   * @param dependencies loaders of the plugins this one depends on
   */
  IsolatedClassLoader(
      String pluginId, Path jar, ClassLoader platform, List<ClassLoader> dependencies) {
    super("plugin " + pluginId, urls(jar), ClassLoader.getPlatformClassLoader());
    this.jar = jar;
    this.platform = platform;
    this.dependencies = List.copyOf(dependencies);
  }

  private static URL[] urls(Path jar) {
    try {
      return new URL[] {jar.toUri().toURL()};
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException("no URL for " + jar, e);
    }
  }

  /**
   * Whether a jar entry is a class of cctally's own. A plugin's copy of what is shared is never
   * used, and one of the platform's internals shows that it was written against those.
   */
  static boolean isHostClassFile(String entry) {
    String name = entry.replace('/', '.');
    return entry.endsWith(".class")
        && (SHARED.stream().anyMatch(name::startsWith)
            || INTERNAL.stream().anyMatch(name::startsWith));
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    for (String prefix : SHARED) {
      if (name.startsWith(prefix)) {
        return platform.loadClass(name);
      }
    }
    try {
      return super.loadClass(name, resolve); // the JDK, then the jar
    } catch (ClassNotFoundException e) {
      for (ClassLoader dependency : dependencies) {
        try {
          return dependency.loadClass(name);
        } catch (ClassNotFoundException notThere) {
          e.addSuppressed(notThere);
        }
      }
      throw e;
    }
  }

  /** The jar's own resource first: a plugin's data is not the JDK's. */
  @Override
  public @Nullable URL getResource(String name) {
    URL own = findResource(name);
    return own != null ? own : super.getResource(name);
  }

  /**
   * As the JDK's, but read without a URL connection: making the first one costs more than a small
   * report.
   */
  @Override
  public @Nullable InputStream getResourceAsStream(String name) {
    try {
      JarFile opened = new JarFile(jar.toFile()); // shares the central directory of the loader's
      ZipEntry entry = opened.getEntry(name);
      if (entry == null) {
        opened.close();
        return super.getResourceAsStream(name);
      }
      return new FilterInputStream(opened.getInputStream(entry)) {
        @Override
        public void close() throws IOException {
          opened.close();
        }
      };
    } catch (IOException e) {
      return super.getResourceAsStream(name);
    }
  }
}
