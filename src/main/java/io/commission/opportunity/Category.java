package io.commission.opportunity;

import io.commission.posting.deal.DealStatus;
import io.commission.problem.Code;
import io.commission.problem.Refusal;

/** Another name, used by some CRMs, of the status of an open opportunity (OPP-1). */
public final class Category {
    private Category() {
    }

    /**
     * The status that both say.
     *
     * @throws Refusal where they contradict each other, or a category is none of an open one
     */
    public static DealStatus agreed(DealStatus status, DealStatus category) {
        if (category != null && (!category.open() || status != null && status != category)) {
            throw Refusal.of(Code.CATEGORY_CONTRADICTS_STATUS,
                    "category is another name for the status of an open opportunity. Give one of them, or the same twice.")
                    .field("category", "contradicts status");
        }
        return category == null ? status : category;
    }
}
