package io.commission.payout.payment;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Who sends ACH files for a tenant, as its bank assigned it.
 *
 * @param destinationRouting routing number of the bank that receives the file
 * @param destinationName name of that bank
 * @param origin the sender's number: 9 digits (a routing number) or 10 characters (usually 1 and the tax number)
 * @param originName name of the sender
 * @param companyName the company as the payee sees it on the bank statement, 16 characters
 * @param companyId the company's identification, up to 10 characters
 * @param odfiRouting routing number of the bank that originates the credits
 */
public record AchOriginator(
        String destinationRouting,
        String destinationName,
        String origin,
        String originName,
        String companyName,
        String companyId,
        String odfiRouting) {

    private static final Pattern ORIGIN = Pattern.compile("[0-9]{9}|[0-9A-Z]{10}");
    private static final Pattern COMPANY_ID = Pattern.compile("[0-9A-Z]{1,10}");

    /** Why no file can be written in this name, or empty when it can. */
    public Optional<String> flaw() {
        if (!RoutingNumber.isValid(destinationRouting)) {
            return Optional.of("the originator's destination routing number is not 9 digits with a right check digit");
        }
        if (!RoutingNumber.isValid(odfiRouting)) {
            return Optional.of("the originator's ODFI routing number is not 9 digits with a right check digit");
        }
        if (origin == null || !ORIGIN.matcher(origin).matches()) {
            return Optional.of("the originator's origin number is not 9 digits or 10 digits and capitals");
        }
        if (companyId == null || !COMPANY_ID.matcher(companyId).matches()) {
            return Optional.of("the originator's company id is not 1 to 10 digits and capitals");
        }
        return AsciiText.of(companyName).isBlank()
                ? Optional.of("the originator has no company name")
                : Optional.empty();
    }
}
