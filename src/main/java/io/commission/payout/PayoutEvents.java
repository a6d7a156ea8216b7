package io.commission.payout;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.database.Ids;
import io.commission.database.Sql;
import io.commission.tenant.TenantContext;

/** What others are told about payouts, written in the transaction of the change (EVT-2). */
@ApplicationScoped
class PayoutEvents {

    static final String GENERATED = "payout.generated";
    static final String APPROVED = "payout.approved";
    static final String PAID = "payout.paid";
    static final String VOIDED = "payout.voided";

    private final Sql sql;

    PayoutEvents(Sql sql) {
        this.sql = sql;
    }

    /** Everything that happened to new payouts at once. */
    void tell(List<Draft> generated) {
        List<UUID> payouts = new ArrayList<>();
        List<String> types = new ArrayList<>();
        for (Draft draft : generated) {
            payouts.add(draft.id());
            types.add(GENERATED);
            if (draft.status() != PayoutStatus.PENDING) {
                payouts.add(draft.id());
                types.add(APPROVED);
            }
            if (draft.status() == PayoutStatus.PAID) {
                payouts.add(draft.id());
                types.add(PAID);
            }
        }
        write(types, payouts);
    }

    void tell(String type, Collection<UUID> payouts) {
        write(payouts.stream().map(payout -> type).toList(), List.copyOf(payouts));
    }

    private void write(List<String> types, List<UUID> payouts) {
        if (payouts.isEmpty()) {
            return;
        }
        sql.update(
                """
                        insert into outbox_events (tenant_id, id, type, person_id, subject, data)
                        select p.tenant_id, n.id, n.type, p.person_id, p.id::text,
                            json_build_object('payoutId', p.id, 'number', p.number, 'personId', p.person_id,
                                'month', to_char(p.month, 'YYYY-MM'), 'net', round(p.net, t.minor_units), 'currency', t.currency,
                                'status', p.status, 'paymentMethod', p.payment_method, 'paymentReference', p.payment_reference)
                        from unnest(?::uuid[], ?::text[], ?::uuid[]) with ordinality as n (id, type, payout_id, place)
                        join commission_payouts p on p.tenant_id = ? and p.id = n.payout_id
                        join tenants t on t.tenant_id = p.tenant_id
                        order by n.place
                        """,
                Ids.next(types.size()),
                types,
                payouts,
                TenantContext.required().tenantId());
    }
}
