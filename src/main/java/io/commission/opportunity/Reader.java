package io.commission.opportunity;

import java.util.List;
import java.util.Set;
import java.util.UUID;

import io.commission.structure.LineRole;

/**
 * Whose lines somebody may read: percents of others are others' pay (PERM-4).
 *
 * @param leads whether House's line is shown beside those of the people
 */
record Reader(boolean all, Set<UUID> people, boolean leads) {

    List<StructureLineView> visible(List<StructureLineView> lines) {
        return all ? lines : lines.stream().filter(this::sees).toList();
    }

    private boolean sees(StructureLineView line) {
        return people.contains(line.personId()) || leads && line.role() == LineRole.HOUSE;
    }
}
