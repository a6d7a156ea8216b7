package io.commission.imports;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.directory.ContactChange;
import io.commission.directory.Contacts;

/** People, by external id (PPL-1). Managers stand before those who report to them, or are known already. */
@ApplicationScoped
class PersonImport implements ImportKind<ContactChange> {
    private static final int MAX_TEXT = 200;

    private final Contacts contacts;

    PersonImport(Contacts contacts) {
        this.contacts = contacts;
    }

    @Override
    public Columns columns() {
        return Columns.required("externalId").optional("name", "email", "subject", "team", "territory", "managerId",
                "hireDate", "terminationDate", "commissionEligible", "commissionEndDate");
    }

    @Override
    public ContactChange read(InputRow row, ImportContext context) {
        ContactChange change = new ContactChange(row.requiredText("externalId", MAX_TEXT),
                row.text("name", MAX_TEXT), row.text("email", 320), row.text("subject", 255),
                row.text("team", MAX_TEXT), row.text("territory", MAX_TEXT), row.text("managerId", MAX_TEXT),
                row.date("hireDate"), row.date("terminationDate"), row.flag("commissionEligible"),
                row.date("commissionEndDate"), new TreeSet<>());
        if (change.email() != null && !change.email().matches("[^@\\s]+@[^@\\s]+")) {
            row.reject("email", "NOT_AN_EMAIL", "the email needs one @ between a name and a domain");
        }
        Set<String> carried = change.carried();
        context.note(row, carried, "name", change.name());
        context.note(row, carried, "email", change.email());
        context.note(row, carried, "subject", change.subject());
        context.note(row, carried, "team", change.team());
        context.note(row, carried, "territory", change.territory());
        context.note(row, carried, "managerId", change.manager());
        context.note(row, carried, "hireDate", change.hireDate());
        context.note(row, carried, "terminationDate", change.terminationDate());
        context.note(row, carried, "commissionEligible", change.commissionEligible());
        context.note(row, carried, "commissionEndDate", change.commissionEndDate());
        if (carried.contains("name")) {
            row.required("name", change.name());
        }
        return change;
    }

    @Override
    public int rowsAtOnce() {
        return 1;
    }

    @Override
    public Outcome take(List<ContactChange> rows) {
        return Outcome.ofOne(contacts.save(rows.get(0)));
    }
}
