package dev.cctally.platform.share.template;

import dev.cctally.platform.report.BucketRow;
import dev.cctally.platform.report.ModelUsage;
import dev.cctally.platform.share.Measure;
import org.jspecify.annotations.Nullable;

/** The model of a row that was used most. */
final class TopModel {
  private TopModel() {}

  static @Nullable ModelUsage of(BucketRow row, Measure measure) {
    ModelUsage top = null;
    for (ModelUsage model : row.models()) {
      if (top == null || measure.of(model.figures()) > measure.of(top.figures())) {
        top = model;
      }
    }
    return top;
  }
}
