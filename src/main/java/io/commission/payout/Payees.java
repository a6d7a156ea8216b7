package io.commission.payout;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.database.Row;
import io.commission.database.Sql;
import io.commission.payout.payment.AchOriginator;
import io.commission.payout.payment.BankAccount;
import io.commission.payout.payment.PaymentMethod;
import io.commission.tenant.TenantContext;

/** Where money goes to and in whose name it comes. */
@ApplicationScoped
class Payees {

    private final Sql sql;

    Payees(Sql sql) {
        this.sql = sql;
    }

    /**
     * @param method the person's own choice, or PAYROLL
     * @param bankAccount null where none is known
     */
    record Payee(String name, String externalId, PaymentMethod method, BankAccount bankAccount) {
    }

    Map<UUID, Payee> of(Collection<UUID> people) {
        Map<UUID, Payee> payees = new HashMap<>();
        sql.query(
                """
                        select p.id, p.name, p.external_id, coalesce(d.payment_method, 'PAYROLL') as method, d.routing_number,
                            d.account_number, d.account_type
                        from people p left join payment_details d on d.tenant_id = p.tenant_id and d.person_id = p.id
                        where p.tenant_id = ? and p.id = any(?::uuid[])
                        """,
                TenantContext.required().tenantId(),
                people)
                .list(row -> payees.put(row.uuid("id"), payee(row)));
        return payees;
    }

    Optional<AchOriginator> originator() {
        return sql.query(
                """
                        select destination_routing, destination_name, origin, origin_name, company_name, company_id, odfi_routing
                        from ach_originators where tenant_id = ?
                        """,
                TenantContext.required().tenantId())
                .first(row -> new AchOriginator(
                        row.text(1), row.text(2), row.text(3), row.text(4), row.text(5), row.text(6), row.text(7)));
    }

    private static Payee payee(Row row) {
        BankAccount account = row.text("account_number") == null
                ? null
                : new BankAccount(
                        row.text("routing_number"),
                        row.text("account_number"),
                        row.oneOf(BankAccount.Type.class, "account_type"));
        return new Payee(
                row.text("name"), row.text("external_id"), row.oneOf(PaymentMethod.class, "method"), account);
    }
}
