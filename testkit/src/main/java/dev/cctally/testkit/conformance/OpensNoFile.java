package dev.cctally.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Set;

/**
 * Users allow the platform to read certain folders. It walks them and opens the files below the
 * declared roots; a vendor may ask whether a file is there, and what kind, but opens and lists
 * none, there or elsewhere.
 */
final class OpensNoFile implements Rule {
  @Override
  public String title() {
    return "opens no file, starts no program and uses no network while it finds and reads logs";
  }

  @Override
  public void check(Subject subject) throws IOException {
    DailyWork work = new DailyWork(subject);
    // Once unobserved, so that what the JDK itself reads at a first time is read.
    work.run();
    Watch watch = new Watch(subject.threads(), subject.vendor().getClass().getPackageName());
    Set<String> seen = watch.during(work::run);
    assertThat(seen).as("what the vendor opens, lists, changes, starts or connects to").isEmpty();
  }
}
