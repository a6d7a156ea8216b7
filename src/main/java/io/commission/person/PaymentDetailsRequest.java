package io.commission.person;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "How a person is paid; ACH needs the three bank fields")
public record PaymentDetailsRequest(
        @NotNull Method paymentMethod,
        @Schema(description = "Nine digits, the last one a check digit", examples = "021000021") String routingNumber,
        @Pattern(regexp = "[0-9A-Za-z-]{4,17}") String accountNumber,
        BankAccountType accountType) {

    @Schema(name = "PayMethod")
    public enum Method {
        CHECK, ACH, PAYROLL
    }

    public enum BankAccountType {
        CHECKING, SAVINGS
    }
}
