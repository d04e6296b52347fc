package dev.cctally.testkit.conformance;

import java.util.stream.Stream;

/** All rules, the simple ones first: what fails first usually explains what fails after it. */
final class Rules {
  private Rules() {}

  static Stream<Rule> all() {
    return Stream.of(
        new CanBeLoaded(),
        new EndsNoProcess(),
        new FindsLogs(),
        new HasPrices(),
        new KnowsItsPeriods(),
        new CountsExamples(),
        new StandsAtItsLine(),
        new Repeats(),
        new Resumes(),
        new AnswersWhatIsAsked(),
        new CountsCopiesOnce(),
        new CountsForksOnce(),
        new SurvivesBrokenLines(),
        new ReadsHugeLines(),
        new ReadsAnySpelling(),
        new ReadsNewerVersions(),
        new TakesTimeFromLogs(),
        new KeepsUnknownModels(),
        new OpensNoFile(),
        new LeavesNothingBehind(),
        new StaysInBounds(),
        new MakesSampleLogs());
  }
}
