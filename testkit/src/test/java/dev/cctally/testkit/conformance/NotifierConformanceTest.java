package dev.cctally.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cctally.spi.notify.Notifier;
import dev.cctally.spi.notify.NotifierHost;
import dev.cctally.testkit.TestNotifierHost;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The kit lets a good notifier pass and finds what is wrong with others. */
@SuppressWarnings("JUnitMethodInvoked") // the kit's tests are what is tested
final class NotifierConformanceTest {
  @TempDir private Path home;

  @Test
  void letsAGoodOnePass() {
    NotifierConformance kit = new Kit(new Bell());

    assertThatCode(kit::hasAnIdForTheConfiguration).doesNotThrowAnyException();
    assertThatCode(() -> kit.saysWhetherItIsAvailable(home)).doesNotThrowAnyException();
    assertThat(kit.takesAnyText(home))
        .hasSize(NotifierConformance.AWKWARD.size())
        .allSatisfy(test -> test.getExecutable().execute());
  }

  @Test
  void findsAnIdThatCannotBeConfigured() {
    for (String id : List.of("Bell", "b", "command", "auto")) {
      Notifier bad =
          new Bell() {
            @Override
            public String id() {
              return id;
            }
          };
      assertThatThrownBy(() -> new Kit(bad).hasAnIdForTheConfiguration())
          .isInstanceOf(AssertionError.class)
          .hasMessageContaining(id);
    }
  }

  @Test
  void findsOneThatStartsProgramsToSeeWhetherItCan() {
    Notifier bad =
        new Bell() {
          @Override
          public Availability availability(NotifierHost host) {
            host.start(List.of("ring", "--version"));
            return super.availability(host);
          }
        };
    assertThatThrownBy(() -> new Kit(bad).saysWhetherItIsAvailable(home))
        .hasMessageContaining("must not start programs");
  }

  @Test
  void findsOneThatTakesTooLongToSayWhetherItCan() {
    Notifier bad =
        new Bell() {
          @Override
          public Availability availability(NotifierHost host) {
            LockSupport.parkNanos(NotifierConformance.PROBE_PATIENCE.multipliedBy(5).toNanos());
            return super.availability(host);
          }
        };
    assertThatThrownBy(() -> new Kit(bad).saysWhetherItIsAvailable(home))
        .isInstanceOf(AssertionError.class);
  }

  @Test
  void findsOneThatStumblesOverAText() {
    Notifier bad =
        new Bell() {
          @Override
          public Delivery deliver(Notification notification, NotifierHost host) {
            return notification.body().contains("\n")
                ? new Delivery.Failed("too long")
                : super.deliver(notification, host);
          }
        };
    assertThat(new Kit(bad).takesAnyText(home))
        .anySatisfy(test ->
            assertThatThrownBy(() -> test.getExecutable().execute())
                .hasMessageContaining("too long"));
  }

  private record Kit(Notifier notifier) implements NotifierConformance {
    @Override
    public TestNotifierHost equipped(TestNotifierHost host) {
      return host.withProgram("ring");
    }
  }

  private static class Bell implements Notifier {
    @Override
    public String id() {
      return "bell";
    }

    @Override
    public Availability availability(NotifierHost host) {
      return host.program("ring").isPresent()
          ? new Availability.Available()
          : new Availability.Unavailable("there is no bell");
    }

    @Override
    public Delivery deliver(Notification notification, NotifierHost host) {
      return host.start(List.of("ring", notification.title(), notification.body()));
    }
  }
}
