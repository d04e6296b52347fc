package dev.cctally.testkit.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cctally.spi.vendor.AppendLog;
import dev.cctally.spi.vendor.LogSource;
import dev.cctally.spi.vendor.Vendor;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Constructor;
import java.lang.reflect.Modifier;
import java.net.URL;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import org.pf4j.Extension;

/** The platform makes the vendor by its constructor, finds it in the index and knows it by ids. */
final class CanBeLoaded implements Rule {
  private static final String INDEX = "META-INF/extensions.idx";

  @Override
  public String title() {
    return "can be found and made by the platform";
  }

  @Override
  public void check(Subject subject) throws Exception {
    Vendor vendor = subject.vendor();
    Class<?> type = vendor.getClass();
    assertThat(Modifier.isPublic(type.getModifiers())).as("%s is public", type).isTrue();
    assertThat(type.isAnnotationPresent(Extension.class)).as("%s has @Extension", type).isTrue();
    Constructor<?> constructor = type.getConstructor();
    assertThat(constructor.newInstance()).isInstanceOf(Vendor.class);
    assertThat(isIndexed(type))
        .as("%s lists %s; is PF4J's annotation processor configured?", INDEX, type.getName())
        .isTrue();
    assertThat(subject.vendor().info())
        .as("info() of two instances, and of one called twice")
        .isEqualTo(vendor.info())
        .isEqualTo(subject.vendor().info());
    sources(vendor, subject.vendor());
  }

  private static boolean isIndexed(Class<?> type) throws IOException {
    for (URL index : Collections.list(type.getClassLoader().getResources(INDEX))) {
      try (InputStream in = index.openStream()) {
        if (new String(in.readAllBytes(), UTF_8).lines().anyMatch(type.getName()::equals)) {
          return true;
        }
      }
    }
    return false;
  }

  private static void sources(Vendor vendor, Vendor other) {
    assertThat(vendor.logSources()).as("logSources()").isNotEmpty();
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < vendor.logSources().size(); i++) {
      LogSource source = vendor.logSources().get(i);
      assertThat(source.id()).as("id of a source").isNotBlank();
      assertThat(ids.add(source.id()))
          .as("source id '%s' stands for one source", source.id())
          .isTrue();
      assertThat(source.readerVersion()).as("readerVersion()").isPositive();
      assertThat(other.logSources().get(i).id())
          .as("id in another instance")
          .isEqualTo(source.id());
      assertThat(other.logSources().get(i).readerVersion())
          .as("readerVersion() in another instance")
          .isEqualTo(source.readerVersion());
      assertThat(source)
          .as("source '%s': this version of the platform reads AppendLog only", source.id())
          .isInstanceOf(AppendLog.class);
    }
  }
}
