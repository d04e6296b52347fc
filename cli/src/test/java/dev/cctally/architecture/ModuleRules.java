package dev.cctally.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.util.LinkedHashMap;
import java.util.Map;
import org.pf4j.Extension;
import org.pf4j.ExtensionPoint;

/** Which module, package or library may depend on which. */
final class ModuleRules {
  private final String root;

  ModuleRules(String root) {
    this.root = root;
  }

  /** {@return the rules by a short name} */
  Map<String, ArchRule> all() {
    Map<String, ArchRule> rules = new LinkedHashMap<>();
    rules.put("spi knows the JDK, JSpecify and the marker", spi());
    rules.put("platform knows spi", ours("platform", "spi"));
    rules.put("dashboard knows platform and spi", ours("dashboard", "platform", "spi"));
    rules.put("cli knows dashboard, platform and spi", ours("cli", "dashboard", "platform", "spi"));
    rules.put("testkit knows spi", ours("testkit", "spi"));
    rules.put("plugins know spi", ours("plugins", "spi"));
    rules.put("no plugin knows another", pluginsApart());
    rules.put("nothing knows bench", nobodyKnows("bench"));
    rules.put("SQL stays in the store", only("platform.store", "java.sql..", "org.sqlite.."));
    rules.put("PF4J stays in the plugin host", pf4j());
    rules.put("picocli stays in the command line", only("cli", "picocli.."));
    rules.put("no cycles in the platform", acyclic("platform"));
    rules.put("no cycles in the dashboard", acyclic("dashboard"));
    return rules;
  }

  private ArchRule spi() {
    return ArchRuleDefinition.classes()
        .that()
        .resideInAPackage(in("spi"))
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(in("spi"), "java..", "org.jspecify.annotations")
                .or(type(ExtensionPoint.class)));
  }

  private ArchRule ours(String module, String... known) {
    String[] allowed = new String[known.length + 1];
    allowed[0] = in(module);
    for (int i = 0; i < known.length; i++) {
      allowed[i + 1] = in(known[i]);
    }
    return noClasses()
        .that()
        .resideInAPackage(in(module))
        .should()
        .dependOnClassesThat(resideInAPackage(root + "..").and(not(resideInAnyPackage(allowed))));
  }

  private ArchRule pluginsApart() {
    return slices().matching(root + ".plugins.(*)..").should().notDependOnEachOther();
  }

  private ArchRule nobodyKnows(String module) {
    return noClasses()
        .that()
        .resideOutsideOfPackage(in(module))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(in(module));
  }

  private ArchRule only(String module, String... library) {
    return noClasses()
        .that()
        .resideOutsideOfPackage(in(module))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(library);
  }

  private ArchRule pf4j() {
    return noClasses()
        .that()
        .resideOutsideOfPackage(in("platform.plugin"))
        .should()
        .dependOnClassesThat(
            resideInAPackage("org.pf4j..")
                .and(not(belongToAnyOf(ExtensionPoint.class, Extension.class))));
  }

  private ArchRule acyclic(String module) {
    return slices().matching(root + "." + module + ".(*)..").should().beFreeOfCycles();
  }

  private String in(String module) {
    return root + "." + module + "..";
  }
}
