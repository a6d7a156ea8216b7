package io.commission.exceptions;

/** An exception is open until the missing piece appears. */
public enum ExceptionStatus {
    OPEN, RESOLVED
}
