package io.commission.posting.deal;

import java.util.UUID;

/**
 * Somebody's part that is posted although its days lie after their end: trailing pay (PPL-3).
 *
 * @param row null: of the deal itself
 */
public record Confirmed(UUID deal, UUID row, UUID person) {
}
