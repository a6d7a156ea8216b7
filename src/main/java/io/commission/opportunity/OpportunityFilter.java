package io.commission.opportunity;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;

import io.commission.http.Sorting;
import io.commission.posting.deal.DealStatus;
import io.commission.problem.Code;
import io.commission.problem.Refusal;

/**
 * @param owner a person's id, house or unassigned
 * @param person who holds a line on the day
 * @param territory of the account
 * @param name part of the name, in any case
 */
record OpportunityFilter(DealStatus status, String stage, String owner, UUID account, UUID person, String territory,
        LocalDate closeDateFrom, LocalDate closeDateTo, String name, String externalId, LocalDate asOf, String sort) {

    private static final Map<String, String> SORTS = Map.of("name", "d.name", "externalId",
            "coalesce(d.external_id, '')", "openedOn", "d.opened_on::text", "closeDate",
            "coalesce(d.close_date::text, '')", "amount", "coalesce(to_char(d.amount, 'FM000000000000000.0000'), '')",
            "createdAt", "d.id::text");

    Sorting sorting() {
        return Sorting.of(sort, "name", SORTS);
    }

    static DealStatus status(String name) {
        return name == null || name.isBlank()
                ? null
                : DealStatus.find(name).orElseThrow(() -> Refusal.of(Code.INVALID_REQUEST,
                        "status is pipeline, commit, best_case, closed_won or closed_lost.")
                        .field("status", "is unknown"));
    }
}
