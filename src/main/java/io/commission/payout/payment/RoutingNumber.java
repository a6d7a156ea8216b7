package io.commission.payout.payment;

/** The ABA routing number of a US bank: eight digits and a check digit. */
public final class RoutingNumber {

    private static final int[] WEIGHTS = {3, 7, 1, 3, 7, 1, 3, 7, 1};

    private RoutingNumber() {
    }

    /** Nine digits whose weighted sum (3, 7, 1 …) is a multiple of ten. */
    public static boolean isValid(String number) {
        if (number == null || number.length() != WEIGHTS.length || number.equals("000000000")) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            char digit = number.charAt(i);
            if (digit < '0' || digit > '9') {
                return false;
            }
            sum += WEIGHTS[i] * (digit - '0');
        }
        return sum % 10 == 0;
    }
}
