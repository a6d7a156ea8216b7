package io.commission.imports;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.load.References;
import io.commission.problem.Code;
import io.commission.problem.Refusal;
import io.commission.target.TargetBook;
import io.commission.target.TargetRequest;

/** Targets, by person and first day (FCT-1); each row is a change of its own, with all that follows it. */
@ApplicationScoped
class TargetImport implements ImportKind<TargetImport.Told> {
    private static final int MAX_ID = 200;

    private final References references;
    private final TargetBook book;

    TargetImport(References references, TargetBook book) {
        this.references = references;
        this.book = book;
    }

    /** @param facts without the person */
    record Told(String person, TargetRequest facts) {
    }

    @Override
    public Columns columns() {
        return Columns.required("personId", "startDate", "endDate", "quota", "commissionRate");
    }

    @Override
    public Told read(InputRow row, ImportContext context) {
        return new Told(row.requiredText("personId", MAX_ID),
                new TargetRequest(null, row.required("startDate", row.date("startDate")),
                        row.required("endDate", row.date("endDate")),
                        row.required("quota", row.amount("quota", context.decimals())),
                        row.required("commissionRate", row.share("commissionRate"))));
    }

    @Override
    public int rowsAtOnce() {
        return 1;
    }

    @Override
    public Outcome take(List<Told> rows) {
        Told told = rows.get(0);
        Optional<UUID> person = references.person(told.person());
        TargetRequest facts = told.facts();
        return Outcome.ofOne(book.save(new TargetRequest(person.orElseThrow(() -> Refusal.of(Code.PERSON_UNKNOWN,
                "There is no such person.").field("personId", "names nobody")), facts.startDate(), facts.endDate(),
                facts.quota(), facts.commissionRate())));
    }
}
