package io.commission.person;

import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "How a person is paid; of the numbers only the last four digits are shown")
public record PaymentDetailsView(
        UUID personId,
        PaymentDetailsRequest.Method paymentMethod,
        @Schema(examples = "*****0021") String routingNumber,
        @Schema(examples = "******6789") String accountNumber,
        PaymentDetailsRequest.BankAccountType accountType) {

    static String masked(String number) {
        if (number == null) {
            return null;
        }
        int shown = Math.min(4, number.length() / 2);
        return "*".repeat(number.length() - shown) + number.substring(number.length() - shown);
    }
}
