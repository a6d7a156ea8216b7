package io.commission.payout;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.database.Ids;
import io.commission.database.Sql;
import io.commission.payout.payment.IssuedPayments;
import io.commission.payout.payment.PaymentAnswer;
import io.commission.payout.payment.PaymentFile;
import io.commission.payout.payment.PaymentInstruction;
import io.commission.payout.payment.PaymentResult;
import io.commission.tenant.TenantContext;

/** What the payment port was asked and said, with its files; the memory of the ports that write files (PAY-5). */
@ApplicationScoped
class StoredPayments implements IssuedPayments {

    private final Sql sql;
    private final Clock clock;

    StoredPayments(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    @Override
    public Map<String, String> references(UUID tenantId, Collection<String> payoutNumbers) {
        Map<String, String> references = new HashMap<>();
        sql.query(
                "select payout_number, reference from payments where tenant_id = ? and payout_number = any(?::text[])",
                tenantId,
                payoutNumbers)
                .list(row -> references.put(row.text(1), row.text(2)));
        return references;
    }

    long nextBatchNumber() {
        return sql.query(
                """
                        insert into payment_batches as b (tenant_id, last) values (?, 1)
                        on conflict (tenant_id) do update set last = b.last + 1 returning last
                        """,
                tenant())
                .one(row -> row.number(1));
    }

    /** Keeps files and references; what is kept already stays. */
    void keep(List<PaymentInstruction> instructions, PaymentResult result) {
        Map<String, UUID> fileOf = new HashMap<>();
        for (PaymentFile file : result.files()) {
            UUID id = Ids.next();
            sql.update(
                    """
                            insert into payment_files (tenant_id, id, name, media_type, content, payouts, created_at, created_by)
                            values (?, ?, ?, ?, ?, ?, ?, ?)
                            """,
                    tenant(),
                    id,
                    file.name(),
                    file.mediaType(),
                    file.content(),
                    file.payoutNumbers().size(),
                    clock.instant(),
                    TenantContext.required().actor());
            file.payoutNumbers().forEach(number -> fileOf.put(number, id));
        }
        Map<String, PaymentInstruction> byNumber = new HashMap<>();
        instructions.forEach(instruction -> byNumber.put(instruction.payoutNumber(), instruction));
        List<PaymentAnswer> paid = result.answers().stream().filter(PaymentAnswer::isPaid).toList();
        sql.update(
                """
                        insert into payments (tenant_id, payout_number, reference, method, amount, file_id, created_at)
                        select ?, number, reference, method, amount, file_id, ?
                        from unnest(?::text[], ?::text[], ?::text[], ?::numeric[], ?::uuid[]) as n (number, reference, method, amount, file_id)
                        on conflict do nothing
                        """,
                tenant(),
                clock.instant(),
                paid.stream().map(PaymentAnswer::payoutNumber).toArray(String[]::new),
                paid.stream().map(PaymentAnswer::reference).toArray(String[]::new),
                paid.stream().map(answer -> byNumber.get(answer.payoutNumber()).method().name()).toArray(String[]::new),
                paid.stream().map(answer -> byNumber.get(answer.payoutNumber()).net()).toArray(BigDecimal[]::new),
                paid.stream().map(answer -> fileOf.get(answer.payoutNumber())).toArray(UUID[]::new));
    }

    private static UUID tenant() {
        return TenantContext.required().tenantId();
    }
}
