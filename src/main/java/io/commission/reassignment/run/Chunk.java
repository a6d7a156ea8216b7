package io.commission.reassignment.run;

import java.util.List;

import io.commission.reassignment.select.Left;

/**
 * What one transaction of a batch did.
 *
 * @param behind the position behind which it began
 * @param to the last position that it did
 * @param last whether nothing follows
 */
record Chunk(int behind, int to, int applied, List<Left> left, boolean last) {

    int skipped() {
        return left.size() - conflicted();
    }

    int conflicted() {
        return (int) left.stream().filter(Left::conflict).count();
    }
}
