package io.commission.imports;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/** Dates and times as text; null when the text is not one, or outside of the years 1900 to 2999. */
final class Times {
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2999;
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    private Times() {
    }

    static LocalDate date(String text) {
        try {
            LocalDate date = LocalDate.parse(text, DATE);
            return date.getYear() < FIRST_YEAR || date.getYear() > LAST_YEAR ? null : date;
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** RFC 3339 with an offset, cut to microseconds. */
    static Instant instant(String text) {
        try {
            return within(OffsetDateTime.parse(text, DateTimeFormatter.ISO_OFFSET_DATE_TIME).toInstant());
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** With an offset, or local time of the zone, or a date of the zone (TIME-1); of a repeated hour the first one. */
    static Instant instant(String text, ZoneId zone) {
        Instant instant = instant(text);
        if (instant != null) {
            return instant;
        }
        LocalDate date = date(text);
        return date != null ? date.atStartOfDay(zone).toInstant() : local(text, zone);
    }

    private static Instant local(String text, ZoneId zone) {
        try {
            LocalDateTime local = LocalDateTime.parse(text, DateTimeFormatter.ISO_LOCAL_DATE_TIME);
            List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
            return offsets.isEmpty() ? null : within(local.toInstant(offsets.get(0)));
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static Instant within(Instant instant) {
        int year = instant.atOffset(ZoneOffset.UTC).getYear();
        return year < FIRST_YEAR || year > LAST_YEAR ? null : instant.truncatedTo(ChronoUnit.MICROS);
    }
}
