package io.commission.change;

import java.util.UUID;

/** The batch in whose name changes are made; a change of level 1 is a batch of one (BAT-3). */
public record BatchHead(UUID id, Level level, String reason, String reference) {
}
