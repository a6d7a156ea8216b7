package io.commission.imports;

/** What an import does when rows are rejected: import the good ones, or none. */
public enum OnError {
    SKIP, ABORT
}
