package io.commission.export;

import java.util.Locale;
import java.util.function.Supplier;

import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

import io.commission.problem.Code;
import io.commission.problem.Refusal;

/**
 * In which form a list is wanted, taken as {@code @BeanParam ListFormat format}: JSON page by page, or the whole list as a CSV file.
 * {@code format} comes before the Accept header.
 */
public class ListFormat {
    public static final String CSV = "text/csv";
    private static final MediaType CSV_TYPE = new MediaType("text", "csv", "utf-8");

    @QueryParam("format")
    @Parameter(description = "csv: the whole list as a file, without pages; so does Accept: text/csv", schema = @Schema(enumeration = {
            "json", "csv"}))
    String format;

    @Context
    HttpHeaders headers;

    public boolean isCsv() {
        if (format == null || format.isBlank()) {
            return acceptsCsvFirst();
        }
        return switch (format.trim().toLowerCase(Locale.ROOT)) {
            case "csv" -> true;
            case "json" -> false;
            default -> throw Refusal.of(Code.INVALID_REQUEST, "A list is given as json or csv, not " + format + ".")
                    .field("format", "must be json or csv");
        };
    }

    /** The answer in the wanted form; only that form is made. */
    public Response answer(Supplier<?> json, String fileName, Supplier<CsvTable> csv) {
        if (!isCsv()) {
            return Response.ok(json.get(), MediaType.APPLICATION_JSON_TYPE).build();
        }
        return Response.ok(csv.get().text(), CSV_TYPE)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + fileName + ".csv\"").build();
    }

    private boolean acceptsCsvFirst() {
        for (MediaType accepted : headers.getAcceptableMediaTypes()) {
            if (accepted.isCompatible(MediaType.APPLICATION_JSON_TYPE)) {
                return false;
            }
            if (accepted.isCompatible(MediaType.valueOf(CSV))) {
                return true;
            }
        }
        return false;
    }
}
