package io.commission.payout;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;

import io.commission.payout.payment.NachaFilePayments;
import io.commission.payout.payment.PaymentPort;
import io.commission.payout.payment.PaymentsByMethod;
import io.commission.payout.payment.PayrollFilePayments;
import io.quarkus.arc.DefaultBean;

/** The port that writes payroll CSV and NACHA files; any other bean of the type takes its place. */
class ShippedPort {

    @Produces
    @DefaultBean
    @ApplicationScoped
    PaymentPort port(StoredPayments stored) {
        return new PaymentsByMethod(List.of(new PayrollFilePayments(stored), new NachaFilePayments(stored)));
    }
}
