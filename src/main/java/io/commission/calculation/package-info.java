/**
 * The rules of commission as pure functions over records: terms, tier schedules, rating, settlement, draws, explanations. Knows neither
 * framework nor database; preview, execution and verification call the same functions.
 */
package io.commission.calculation;
