package io.commission.person;

import java.util.UUID;
import java.util.function.LongConsumer;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.access.Caller;
import io.commission.database.Sql;
import io.commission.problem.Code;
import io.commission.problem.Refusal;
import io.commission.tenant.TenantContext;

/** How people are paid: written by admins, read masked by the person and by those who read everything. */
@ApplicationScoped
public class PaymentDetails {
    private static final int[] ABA_WEIGHTS = {3, 7, 1, 3, 7, 1, 3, 7, 1};

    private final Sql sql;
    private final Caller caller;

    PaymentDetails(Sql sql, Caller caller) {
        this.sql = sql;
        this.caller = caller;
    }

    record Kept(PaymentDetailsView view, long version) {
    }

    Kept of(UUID personId) {
        boolean may = caller.visible().all() || caller.personId().filter(personId::equals).isPresent();
        if (!may) {
            throw notThere();
        }
        return find(personId);
    }

    /** The version to match is 0 while there are none. */
    Kept put(UUID personId, PaymentDetailsRequest request, LongConsumer ifMatch) {
        check(request);
        Person person = Person.findForChange(personId).orElseThrow(() -> Refusal.notFound("person"));
        if (person.isSpecial()) {
            throw Refusal.of(Code.SPECIAL_OWNER_FIXED, "House and Unassigned are never paid.");
        }
        ifMatch.accept(version(personId));
        String actor = TenantContext.required().actor();
        sql.update(
                """
                        insert into payment_details (tenant_id, person_id, payment_method, routing_number, account_number, account_type,
                            version, updated_by)
                        values (?, ?, ?, ?, ?, ?, 1, ?)
                        on conflict (tenant_id, person_id) do update set payment_method = excluded.payment_method,
                            routing_number = excluded.routing_number, account_number = excluded.account_number,
                            account_type = excluded.account_type, version = payment_details.version + 1, updated_at = now(),
                            updated_by = excluded.updated_by
                        """,
                tenant(), personId, request.paymentMethod(), request.routingNumber(), request.accountNumber(),
                request.accountType(), actor);
        return find(personId);
    }

    void delete(UUID personId, LongConsumer ifMatch) {
        Kept kept = find(personId);
        ifMatch.accept(kept.version());
        sql.update("delete from payment_details where tenant_id = ? and person_id = ?", tenant(), personId);
    }

    private Kept find(UUID personId) {
        return sql.query("select * from payment_details where tenant_id = ? and person_id = ?", tenant(), personId)
                .first(row -> new Kept(new PaymentDetailsView(personId,
                        row.oneOf(PaymentDetailsRequest.Method.class, "payment_method"),
                        PaymentDetailsView.masked(row.text("routing_number")),
                        PaymentDetailsView.masked(row.text("account_number")),
                        row.oneOf(PaymentDetailsRequest.BankAccountType.class, "account_type")), row.number("version")))
                .orElseThrow(PaymentDetails::notThere);
    }

    private long version(UUID personId) {
        return sql
                .query("select version from payment_details where tenant_id = ? and person_id = ? for update", tenant(),
                        personId)
                .first(row -> row.number(1)).orElse(0L);
    }

    private static void check(PaymentDetailsRequest request) {
        if (request.routingNumber() != null && !isRoutingNumber(request.routingNumber())) {
            throw Refusal.of(Code.ROUTING_NUMBER_INVALID,
                    "routingNumber must have nine digits, the last of which checks the others.")
                    .field("routingNumber", "is no ABA routing number");
        }
        if (request.paymentMethod() == PaymentDetailsRequest.Method.ACH && (request.routingNumber() == null
                || request.accountNumber() == null || request.accountType() == null)) {
            throw Refusal.of(Code.BANK_DETAILS_REQUIRED, "ACH needs routingNumber, accountNumber and accountType.")
                    .field("paymentMethod", "ACH needs bank details");
        }
    }

    private static boolean isRoutingNumber(String number) {
        if (!number.matches("[0-9]{9}") || number.equals("000000000")) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < ABA_WEIGHTS.length; i++) {
            sum += ABA_WEIGHTS[i] * (number.charAt(i) - '0');
        }
        return sum % 10 == 0;
    }

    private static Refusal notThere() {
        return Refusal.notFound("payment detail");
    }

    private static UUID tenant() {
        return TenantContext.required().tenantId();
    }
}
