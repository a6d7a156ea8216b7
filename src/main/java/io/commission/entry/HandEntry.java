package io.commission.entry;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.RequestScoped;

import io.commission.access.Caller;
import io.commission.calculation.Explanation;
import io.commission.database.Ids;
import io.commission.database.Sql;
import io.commission.ledger.ClosedMonths;
import io.commission.ledger.EntryBook;
import io.commission.ledger.EntryOrigin;
import io.commission.ledger.EntryStatus;
import io.commission.ledger.EntryType;
import io.commission.ledger.NewEntry;
import io.commission.money.MinorUnits;
import io.commission.problem.Code;
import io.commission.problem.Reasons;
import io.commission.problem.Refusal;
import io.commission.tenant.ExactAmounts;

/** Writes a BONUS or an ADJUSTMENT by hand, booked in the first open month (ENT-1, ENT-4). */
@RequestScoped
class HandEntry {

    private final Sql sql;
    private final Caller caller;
    private final EntryBook book;
    private final ClosedMonths closedMonths;

    HandEntry(Sql sql, Caller caller, EntryBook book, ClosedMonths closedMonths) {
        this.sql = sql;
        this.caller = caller;
        this.book = book;
        this.closedMonths = closedMonths;
    }

    UUID write(HandEntryRequest request) {
        if (request.type() != EntryType.BONUS && request.type() != EntryType.ADJUSTMENT) {
            throw Refusal.of(Code.ENTRY_TYPE_NOT_BY_HAND, "By hand only BONUS and ADJUSTMENT entries are written.")
                    .field("type", "must be BONUS or ADJUSTMENT");
        }
        Reasons.required(request.reason());
        BigDecimal amount = amount(request);
        String kind = sql
                .query("select kind from people where tenant_id = ? and id = ?", caller.tenantId(), request.personId())
                .first(row -> row.text(1)).orElseThrow(() -> Refusal.of(Code.PERSON_UNKNOWN, "There is no such person.")
                        .field("personId", "names nobody"));
        YearMonth now = YearMonth.from(caller.today());
        YearMonth earned = request.earnedMonth() == null ? now : request.earnedMonth();
        if (earned.isAfter(now)) {
            throw Refusal.of(Code.MONTH_AHEAD, "The earned month lies ahead; give " + now + " or an earlier one.")
                    .field("earnedMonth", "must not lie ahead");
        }
        YearMonth booked = closedMonths.holdLast().firstOpen(earned);
        book.hold(List.of(request.personId()));
        UUID id = Ids.next();
        book.post(List.of(new NewEntry(id, request.personId(), request.type(), EntryOrigin.MANUAL,
                kind.equals("PERSON") ? EntryStatus.PENDING : EntryStatus.APPROVED, amount,
                booked, earned,
                new NewEntry.Subject(null, request.orderId(), null, null, null, null, null, null), NewEntry.Rate.NONE,
                NewEntry.Links.NONE, request.notes(), request.reason(), null, true,
                Explanation.manual(amount.scale(), request.reason(), amount), List.of())));
        return id;
    }

    private BigDecimal amount(HandEntryRequest request) {
        BigDecimal amount = new ExactAmounts(MinorUnits.of(caller.currency().getCurrencyCode())).signedMoney("amount",
                request.amount());
        if (amount.signum() == 0 || request.type() == EntryType.BONUS && amount.signum() < 0) {
            throw Refusal.of(Code.AMOUNT_OUT_OF_RANGE, "A bonus is above 0 and an adjustment is not 0.").field(
                    "amount",
                    request.type() == EntryType.BONUS ? "must be above 0" : "must not be 0");
        }
        return amount;
    }
}
