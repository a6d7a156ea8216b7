package io.commission.imports;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.directory.AccountChange;
import io.commission.directory.Accounts;
import io.commission.problem.Refusal;
import io.commission.tenant.TenantProfiles;

/** Accounts, by external id; an owner holds from ownerSince, by default today (ACC-1). */
@ApplicationScoped
class AccountImport implements ImportKind<AccountImport.Dated> {
    private static final int MAX_TEXT = 200;

    private final Accounts accounts;
    private final TenantProfiles tenants;

    AccountImport(Accounts accounts, TenantProfiles tenants) {
        this.accounts = accounts;
        this.tenants = tenants;
    }

    record Dated(AccountChange change, LocalDate ownerSince) {
    }

    @Override
    public Columns columns() {
        return Columns.required("externalId").optional("name", "type", "territory", "valueClass", "ownerId",
                "ownerSince");
    }

    @Override
    public Dated read(InputRow row, ImportContext context) {
        AccountChange change = new AccountChange(row.requiredText("externalId", MAX_TEXT),
                row.text("name", MAX_TEXT), row.text("type", MAX_TEXT), row.text("territory", MAX_TEXT),
                row.text("valueClass", MAX_TEXT), row.text("ownerId", MAX_TEXT), new TreeSet<>());
        Set<String> carried = change.carried();
        context.note(row, carried, "name", change.name());
        context.note(row, carried, "type", change.type());
        context.note(row, carried, "territory", change.territory());
        context.note(row, carried, "valueClass", change.valueClass());
        context.note(row, carried, "ownerId", change.owner());
        if (carried.contains("name")) {
            row.required("name", change.name());
        }
        return new Dated(change, row.date("ownerSince"));
    }

    @Override
    public Outcome take(List<Dated> rows) {
        LocalDate today = tenants.current().today();
        List<Accounts.Saved> saved = accounts.saveAll(rows.stream().map(row -> new Accounts.Told(row.change(),
                row.ownerSince() == null ? today : row.ownerSince())).toList());
        Map<Integer, Refusal> refused = new TreeMap<>();
        long changed = 0;
        for (int i = 0; i < saved.size(); i++) {
            if (saved.get(i).refused() != null) {
                refused.put(i, saved.get(i).refused());
            }
            changed += saved.get(i).changed() ? 1 : 0;
        }
        return new Outcome(changed, saved.size() - changed - refused.size(), refused, Map.of());
    }

    @Override
    public void afterwards() {
        accounts.becomeKnown();
    }
}
