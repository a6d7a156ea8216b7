package io.commission.history;

import java.util.Locale;

import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

import io.commission.problem.Code;
import io.commission.problem.Refusal;

/** JSON page by page, or all of it as a CSV or PDF file; {@code format} comes before the Accept header. */
public class TimelineFormat {
    static final String CSV = "text/csv";
    static final String PDF = "application/pdf";

    enum Form {
        JSON, CSV, PDF
    }

    @QueryParam("format")
    @Parameter(description = "csv or pdf: all of it as a file, without pages; so does the Accept header", schema = @Schema(enumeration = {
            "json", "csv", "pdf"}))
    String format;

    @Context
    HttpHeaders headers;

    Form form() {
        if (format == null || format.isBlank()) {
            return accepted();
        }
        return switch (format.trim().toLowerCase(Locale.ROOT)) {
            case "json" -> Form.JSON;
            case "csv" -> Form.CSV;
            case "pdf" -> Form.PDF;
            default ->
                throw Refusal.of(Code.INVALID_REQUEST, "A timeline is given as json, csv or pdf, not " + format + ".")
                        .field("format", "must be json, csv or pdf");
        };
    }

    private Form accepted() {
        for (MediaType type : headers.getAcceptableMediaTypes()) {
            if (type.isCompatible(MediaType.APPLICATION_JSON_TYPE)) {
                return Form.JSON;
            }
            if (type.isCompatible(MediaType.valueOf(CSV))) {
                return Form.CSV;
            }
            if (type.isCompatible(MediaType.valueOf(PDF))) {
                return Form.PDF;
            }
        }
        return Form.JSON;
    }
}
