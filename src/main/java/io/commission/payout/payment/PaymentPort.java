package io.commission.payout.payment;

import java.util.Set;
import java.util.UUID;

/**
 * Pays approved payouts (PAY-5). The payout number is the key: a port that is asked again for a payout that it paid
 * answers with the first reference and makes no second payment, so a caller that died half way simply asks again.
 *
 * <p>The caller's order of work: commit the payouts as PROCESSING; call {@link #pay}; in one transaction, with the
 * payouts locked and still PROCESSING, store the files and the references and set PAID. Whatever dies between leaves
 * PROCESSING payouts that are handed over again. A file pays only once it is stored, because nobody can fetch it
 * before; so the answer of a file port that was never stored may be thrown away. The method of a PROCESSING payout
 * does not change: another method is another port, which knows nothing of what the first one did.
 */
public interface PaymentPort {

    /** The methods that this port pays by. */
    Set<PaymentMethod> methods();

    /**
     * Pays the batch. A payout that cannot be paid is answered with its reason and does not stop the others.
     *
     * @throws IllegalArgumentException for an instruction whose method is none of {@link #methods()}
     */
    PaymentResult pay(PaymentBatch batch);

    /** What became of a payout; asking changes nothing. */
    PaymentAnswer statusOf(UUID tenantId, String payoutNumber);
}
