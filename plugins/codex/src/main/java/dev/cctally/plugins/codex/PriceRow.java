package dev.cctally.plugins.codex;

import dev.cctally.spi.pricing.Rates;

/**
 * The prices of a model in one span of time.
 *
 * @param model the model id
 * @param rates the prices and their validity
 * @param source where they come from, for people
 */
record PriceRow(String model, Rates rates, String source) {}
