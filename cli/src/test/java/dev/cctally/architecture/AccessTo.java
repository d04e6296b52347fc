package dev.cctally.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import java.time.Clock;
import java.util.regex.Pattern;

/** A call of a method of the JDK, or a reference to it, that is not handed a clock. */
final class AccessTo extends DescribedPredicate<JavaAccess<?>> {
  private final Pattern type;
  private final Pattern member;

  /**
   * @param type a regular expression for the whole name of the owner
   * @param member one for the name of the method
   */
  AccessTo(String type, String member) {
    super("access to " + type + '.' + member);
    this.type = Pattern.compile(type);
    this.member = Pattern.compile(member);
  }

  @Override
  public boolean test(JavaAccess<?> access) {
    return type.matcher(access.getTargetOwner().getName()).matches()
        && member.matcher(access.getTarget().getName()).matches()
        && !(access.getTarget() instanceof CodeUnitAccessTarget target && isHandedAClock(target));
  }

  private static boolean isHandedAClock(CodeUnitAccessTarget target) {
    for (JavaClass parameter : target.getRawParameterTypes()) {
      if (parameter.isEquivalentTo(Clock.class)) {
        return true;
      }
    }
    return false;
  }
}
