package dev.cctally.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.jspecify.annotations.NullMarked;

/** The package has a package-info that says that nothing is null unless it says so. */
final class BeInANullMarkedPackage extends ArchCondition<JavaClass> {
  BeInANullMarkedPackage() {
    super("be in a package marked @NullMarked");
  }

  @Override
  public void check(JavaClass type, ConditionEvents events) {
    boolean marked =
        type.getPackage().tryGetPackageInfo().isPresent()
            && type.getPackage().isAnnotatedWith(NullMarked.class);
    events.add(
        new SimpleConditionEvent(
            type, marked, type.getName() + " is in package " + type.getPackageName()));
  }
}
