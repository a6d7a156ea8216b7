package io.commission.payout.payment;

import java.util.Optional;
import java.util.regex.Pattern;

/** Where an ACH credit goes: a US bank's routing number and the account there. */
public record BankAccount(String routingNumber, String accountNumber, Type type) {

    private static final Pattern ACCOUNT = Pattern.compile("[0-9A-Za-z-]{1,17}");

    public enum Type {
        CHECKING, SAVINGS
    }

    /** Why no credit can be sent there, or empty when it can. */
    public Optional<String> flaw() {
        if (!RoutingNumber.isValid(routingNumber)) {
            return Optional.of("the bank routing number is not 9 digits with a right check digit");
        }
        if (accountNumber == null || !ACCOUNT.matcher(accountNumber).matches()) {
            return Optional.of("the bank account number is not 1 to 17 letters, digits or hyphens");
        }
        return type == null ? Optional.of("the bank account is neither CHECKING nor SAVINGS") : Optional.empty();
    }

    /** Without the account number, which belongs into no log. */
    @Override
    public String toString() {
        return "BankAccount[" + type + "]";
    }
}
